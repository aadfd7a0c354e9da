import { CarryoverError } from '../core/errors.ts';
import { quote } from '../core/quote.ts';
import { suiteSchema } from './schema.ts';

export interface InitOptions {
  /** Title of the report and name of its folder. */
  readonly name: string;
  /** Where editors find the JSON Schema of suites, relative to the file that the text goes to. */
  readonly schema?: string | undefined;
}

const text = (
  name: string,
): string => `# Does a method that won in the sandbox keep its gain on larger models? \`carryover run\` on this file answers; it needs
# no key and no network.
carryover: 1
name: ${name}

method:
  baseline: vanilla            # what the candidate is compared with: a built-in method …
  candidate: em-posterior      # … or a module of your own: { module: ./my-method.ts }

# Each rung is a weak teacher and a strong student. The sandbox first, production last.
rungs:
  - { name: sandbox, role: sandbox, weak: local/tiny, strong: local/small }
  - { name: production, role: production, weak: local/small, strong: local/medium }

# chat, math and code are generated, with labels that are true by construction. For items of your own:
#   - { name: reviews, kind: code, items: reviews.jsonl, corpus: good-code.jsonl }
domains:
  - chat
  - math

seeds: 3                       # 5 or more for a verdict that holds; a list such as [1, 2, 3] names them
splits: { labelled: 600, unlabelled: 1500, test: 1000 }

# The numbers that are fixed before anybody looks: error level, smallest gain worth having, share that must arrive.
analysis: { alpha: 0.05, sesoi: 0.02, retention: 0.5 }

gate: { require: [all] }       # all, production, RUNG, RUNG/DOMAIN or */DOMAIN
`;

/**
 * Text of a small suite that runs as it is, with comments on what may be changed.
 * @throws CarryoverError `usage` where the name is none that a suite can have
 */
export function initSuite({ name, schema }: InitOptions): string {
  const parsed = suiteSchema.shape.name.safeParse(name);
  if (!parsed.success) {
    const expected = parsed.error.issues[0]?.message ?? 'expected another name';
    throw new CarryoverError('usage', `The name of the suite is ${quote(name)}: ${expected}.`, 'Choose another name.');
  }
  // JSON text is YAML, and keeps names such as 7 or null from being anything but a name.
  const shown = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(name) ? name : JSON.stringify(name);
  return `${schema === undefined ? '' : `# yaml-language-server: $schema=${schema}\n`}${text(shown)}`;
}
