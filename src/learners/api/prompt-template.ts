import Handlebars from 'handlebars';
import { CarryoverError } from '../../core/errors.ts';
import { quote } from '../../core/quote.ts';
import { nearestName } from '../../util/nearest-name.ts';

/** The fence of handlebars among the learners. Nothing is escaped: a model reads text, no HTML. */
export interface PromptTemplate {
  /** Variables whose values it shows, such as `input` and `answers.0`; those that it only asks about are not among them. */
  readonly shows: ReadonlySet<string>;
  /** The text with the values in it as they are, whatever they hold; a variable without a value is empty. */
  fill(values: Readonly<Record<string, string | readonly string[] | undefined>>): string;
}

export interface TemplateOptions {
  /** File of the template, for messages. */
  readonly where: string;
  /** Variables that there are. */
  readonly knows: readonly string[];
}

/** The only blocks that a prompt needs; everything else Handlebars can do is refused. */
const BLOCKS = { if: true, unless: true } as const;

const isPath = (node: hbs.AST.Node): node is hbs.AST.PathExpression => node.type === 'PathExpression';

/** Handlebars names lists by `[0]`; so does whoever writes a template. */
const written = (name: string): string => name.replace(/\.(\d+)$/, '.[$1]');

class TemplateCheck {
  readonly shows = new Set<string>();
  readonly #options: TemplateOptions;

  constructor(options: TemplateOptions) {
    this.#options = options;
  }

  #refuse({ loc }: hbs.AST.Node, found: string, hint: string): never {
    throw new CarryoverError('data-invalid', `${this.#options.where}:${loc.start.line}: ${found}.`, hint);
  }

  #expected(): string {
    return this.#options.knows.map(name => `{{${written(name)}}}`).join(', ');
  }

  #variable(node: hbs.AST.Node): string {
    const text = isPath(node) ? node.original : String('original' in node ? node.original : node.type);
    const name = isPath(node) && !node.data && node.depth === 0 ? node.parts.join('.') : '';
    if (this.#options.knows.includes(name)) return name;
    const nearest = nearestName(text, this.#options.knows);
    const hint = nearest === undefined ? 'Take it out.' : `Did you mean {{${written(nearest)}}}?`;
    return this.#refuse(node, `unknown variable ${quote(text)}; expected ${this.#expected()}`, hint);
  }

  #mustache(node: hbs.AST.MustacheStatement): void {
    if (node.params.length > 0 || node.hash !== undefined) {
      const text = isPath(node.path) ? node.path.original : 'a value';
      this.#refuse(
        node,
        `${quote(text)} is given something, as a helper is; expected a variable alone`,
        `Write one of ${this.#expected()}.`,
      );
    }
    this.shows.add(this.#variable(node.path));
  }

  #block({ path, params, hash, program, inverse, ...node }: hbs.AST.BlockStatement): void {
    const [condition] = params;
    const isKnown = Object.hasOwn(BLOCKS, path.original) && params.length === 1 && hash === undefined;
    if (!isKnown || condition === undefined) {
      const found = `block ${quote(path.original)}; expected {{#if VARIABLE}} or {{#unless VARIABLE}}`;
      this.#refuse(node, found, 'Prompts know no other blocks.');
    }
    this.#variable(condition);
    for (const part of [program, inverse]) if (part !== undefined) this.program(part);
  }

  program({ body }: hbs.AST.Program): void {
    for (const node of body) {
      if (node.type === 'MustacheStatement') this.#mustache(node as hbs.AST.MustacheStatement);
      else if (node.type === 'BlockStatement') this.#block(node as hbs.AST.BlockStatement);
      else if (node.type !== 'ContentStatement' && node.type !== 'CommentStatement') {
        this.#refuse(
          node,
          `${node.type.replace(/Statement$/, '')} found; expected text, variables, if and unless`,
          'Take it out.',
        );
      }
    }
  }
}

/** What the parser says, as file, line and a few words: it names the line in one of two ways. */
function explainSyntax(where: string, error: unknown): CarryoverError {
  const message = error instanceof Error ? error.message : String(error);
  const line = /on line (\d+)/.exec(message)?.[1] ?? / - (\d+):\d+$/.exec(message)?.[1] ?? '1';
  const says = message.split('\n').at(-1) ?? message;
  const found = `${where}:${line}: is no valid template (${quote(says)})`;
  return new CarryoverError(
    'data-invalid',
    `${found}; expected text with {{variables}} and {{#if …}}…{{/if}}.`,
    'Check the braces there.',
    {
      cause: error,
    },
  );
}

/**
 * Reads a template of a prompt.
 * @throws CarryoverError `data-invalid` with file and line for what is no template, and for every variable, block, helper or
 * partial that there is none of
 */
export function promptTemplate(source: string, options: TemplateOptions): PromptTemplate {
  const check = new TemplateCheck(options);
  let parsed: hbs.AST.Program;
  try {
    parsed = Handlebars.parse(source);
  } catch (error) {
    throw explainSyntax(options.where, error);
  }
  check.program(parsed);
  // An environment of its own: helpers and partials that somebody registered elsewhere are none here.
  const fill = Handlebars.create().compile(source, { noEscape: true, knownHelpersOnly: true, knownHelpers: BLOCKS });
  return { shows: check.shows, fill: values => fill(values) };
}
