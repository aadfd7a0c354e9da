import { isNode, LineCounter, parseDocument, type YAMLError } from 'yaml';
import { CarryoverError } from '../core/errors.ts';
import { quote } from '../core/quote.ts';

/** What a YAML text says, and where it says it. */
export interface YamlText {
  /** Plain data. */
  readonly value: unknown;
  /** The line (from 1) where a field is, or the nearest thing around it that is there. */
  lineOf(path: readonly PropertyKey[]): number;
}

const HINT = 'Correct the line; YAML is indented with blanks, and text with a colon or # in it stands in quotes.';

/** What the library says in a way that helps nobody who does not know YAML's grammar. */
function say({ code, message, pos: [at] }: YAMLError, text: string): string {
  if (code === 'DUPLICATE_KEY') {
    const [key = ''] = /^(?:"[^"\n]*"|'[^'\n]*'|[^\s:,{}[\]]+)/.exec(text.slice(at)) ?? [];
    return `the key ${quote(key.replace(/^["']|["']$/g, ''))} is there a second time`;
  }
  if (code === 'TAB_AS_INDENT') return 'a tab stands where the line is indented; expected blanks';
  if (code === 'MULTIPLE_DOCS') return 'a second document begins here; expected one';
  if (code === 'NON_STRING_KEY') return 'a list or mapping stands where a key was expected';
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return 'a colon stands where none was expected, or the indentation is wrong';
  if (message.startsWith('Implicit map keys need'))
    return 'a key stands without a value; expected a colon and a blank after it';
  if (code === 'TAG_RESOLVE_FAILED') return `unknown tag: ${message}`;
  return message.replace(/^\w/, letter => letter.toLowerCase());
}

/** Plain data of a parsed text; its aliases may be unknown, explode, or lead in a circle. */
function toPlain(document: ReturnType<typeof parseDocument>, path: string): unknown {
  try {
    const value: unknown = document.toJS();
    JSON.stringify(value);
    return value;
  } catch (error) {
    const detail = error instanceof ReferenceError ? error.message : 'an alias stands in what it means';
    throw new CarryoverError('usage', `${path}: ${detail}.`, 'Write the values out instead of using aliases.', {
      cause: error,
    });
  }
}

/**
 * Reads YAML 1.2, of which JSON is a part.
 * @param path of the file, as the user typed it
 * @throws CarryoverError `usage` with line and column: text that is no YAML, a key that is there twice, unknown tags
 */
export function parseYaml(text: string, path: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    logLevel: 'error',
  });
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) {
    const { line, col } = lines.linePos(fault.pos[0]);
    throw new CarryoverError('usage', `${path}:${line}:${col}: ${say(fault, text)}.`, HINT, { cause: fault });
  }
  const value = toPlain(document, path);
  const lineOf = (field: readonly PropertyKey[]): number => {
    const node = document.getIn(field, true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    return field.length === 0 ? 1 : lineOf(field.slice(0, -1));
  };
  return { value, lineOf };
}
