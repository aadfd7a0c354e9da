/** A text, a bracket, a colon or a comma; numbers, words and blanks between them come as one. */
const TOKEN = /"(?:[^"\\]|\\[\s\S])*"?|[{}[\]:,]|[^"{}[\]:,]+/g;

export interface JsonHead {
  /** Keys of the outermost object, as far as the text goes, in order. */
  readonly keys: ReadonlySet<string>;
  /** Whether the object ends within the text. */
  readonly isClosed: boolean;
  /** What follows the object's end, without blanks before it: more objects in JSONL. */
  readonly rest: string;
}

function unquote(token: string): string | undefined {
  try {
    return JSON.parse(token) as string;
  } catch {
    return undefined;
  }
}

const DEPTH: Readonly<Record<string, number>> = { '{': 1, '[': 1, '}': -1, ']': -1 };

/**
 * Looks at the start of a text that may be a JSON object, without parsing it: it may be cut anywhere.
 * @returns undefined where the text does not start with an object
 */
export function readJsonHead(head: string): JsonHead | undefined {
  if (!/^\s*\{/.test(head)) return undefined;
  const keys = new Set<string>();
  let depth = 0;
  let last = '';
  for (const { 0: token, index } of head.matchAll(TOKEN)) {
    depth += DEPTH[token] ?? 0;
    const key = token === ':' && depth === 1 ? unquote(last) : undefined;
    if (key !== undefined) keys.add(key);
    if (token.trim() === '') continue;
    if (depth === 0) return { keys, isClosed: true, rest: head.slice(index + 1).trimStart() };
    last = token;
  }
  return { keys, isClosed: false, rest: '' };
}
