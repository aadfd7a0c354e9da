/**
 * A decimal number as people and programs write it; no hex, blanks, separators or words. No digit can match in two ways,
 * or a long text would take forever.
 */
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * The finite number that a text says; undefined for every other text ('', '1 ', '0x1', 'NaN', 'true', '1e400'), although
 * `Number` would make something of some of them.
 */
export function parseNumber(text: string): number | undefined {
  if (text === '0') return 0;
  if (text === '1') return 1;
  if (!DECIMAL.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}
