const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Double quotes that open or close a text, in UTF-8 JSON: outside of texts there are no backslashes, and inside one
 * only stands before an escaped character.
 */
export function countQuotes(json: Uint8Array): number {
  let quotes = 0;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at];
    if (byte === QUOTE) quotes++;
    else if (byte === BACKSLASH) at++;
  }
  return quotes;
}

/**
 * Double quotes that a flat JSON object needs for its keys and texts: one that has more names a key twice, which
 * `JSON.parse` settles in silence. NaN where a value is nested, because its keys are not looked into.
 * @param values what `JSON.parse` made of the object; undefined (or a hole) where there is no such key
 */
export function quotesNeeded(values: readonly unknown[]): number {
  let needed = 0;
  for (const value of values) {
    if (value === undefined) continue;
    if (typeof value === 'object' && value !== null) return Number.NaN;
    needed += typeof value === 'string' ? 4 : 2;
  }
  return needed;
}
