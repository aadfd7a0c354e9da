import { CarryoverError } from '../core/errors.ts';
import { quote } from '../core/quote.ts';
import { suiteSchema } from './schema.ts';

export interface InitOptions {
  /** Title of the report and name of its folder. */
  readonly name: string;
  /** Where editors find the JSON Schema of suites, relative to the file that the text goes to. */
  readonly schema?: string | undefined;
  /** Blessed run that the gate holds the gains against, relative to the suite; none for a suite that is tried out. */
  readonly baseline?: string | undefined;
}

const baselineLine = (path: string): string => `
  baseline: ${path} # and no gain may fall against the run that was blessed: carryover bless RUN`;

const text = (
  name: string,
  baseline: string,
): string => `# Does a method that won in the sandbox keep its gain on larger models? \`carryover run\` on this file answers; it needs
# no key and no network.
carryover: 1
name: ${name}

method:
  baseline: vanilla            # what the candidate is compared with: a built-in method …
  candidate: soft-labels       # … or a module of your own: { module: ./my-method.mts }

# Each rung is a weak teacher and a strong student. The sandbox first, production last.
rungs:
  - { name: sandbox, role: sandbox, weak: local/tiny, strong: local/small }
  - { name: production, role: production, weak: local/small, strong: local/medium }

# chat, math and code are generated, with labels that are true by construction. For items of your own:
#   - { name: reviews, kind: code, items: reviews.jsonl, corpus: good-code.jsonl }
domains:
  - code
  - math

seeds: 10                      # fewer are quicker and settle less; a list such as [1, 2, 3] names them
splits: { labelled: 600, unlabelled: 1500, test: 3000 }

# The numbers that are fixed before anybody looks: error level, smallest gain worth having, share that must arrive. In code about
# two thirds of this gain arrive: ten seeds find nine times out of ten that a third does, and one time in four that half does.
analysis: { alpha: 0.05, sesoi: 0.02, retention: 0.33 }

gate:
  require: [all]               # these must survive: all, production, RUNG, RUNG/DOMAIN or */DOMAIN; but
  rules:
    - { cells: '*/math', level: warn } # what becomes of math is told and stops nothing: its seeds differ too much${baseline}
`;

/**
 * Text of a small suite that runs as it is, with comments on what may be changed.
 * @throws CarryoverError `usage` where the name is none that a suite can have
 */
export function initSuite({ name, schema, baseline }: InitOptions): string {
  const parsed = suiteSchema.shape.name.safeParse(name);
  if (!parsed.success) {
    const expected = parsed.error.issues[0]?.message ?? 'expected another name';
    throw new CarryoverError('usage', `The name of the suite is ${quote(name)}: ${expected}.`, 'Choose another name.');
  }
  // JSON text is YAML, and keeps names such as 7 or null from being anything but a name.
  const shown = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(name) ? name : JSON.stringify(name);
  return `${schema === undefined ? '' : `# yaml-language-server: $schema=${schema}\n`}${text(shown, baseline === undefined ? '' : baselineLine(baseline))}`;
}
