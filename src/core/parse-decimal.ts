const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
/** As many digits make a whole number that a double holds exactly, and so does the power of ten below it. */
const EXACT_DIGITS = 15;
const POWERS: readonly number[] = Array.from({ length: EXACT_DIGITS + 1 }, (_, power) => Number(`1e${power}`));
/** Longer texts are no number that any program writes. */
const MOST_CHARACTERS = 64;

const DECIMAL = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** The general case: JavaScript's own reader, for a text that JSON calls a number. */
function parseText(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > MOST_CHARACTERS) return Number.NaN;
  const text = String.fromCharCode(...bytes.subarray(start, end));
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : Number.NaN;
}

/**
 * The number that bytes of a text say, as JSON writes numbers; NaN for everything else, and for what a double cannot hold.
 * Up to 15 digits are read as a whole number divided by a power of ten: both are exact, so the quotient is the double
 * nearest to the text, as `Number` would give it. @source derived here
 */
export function parseDecimal(bytes: Uint8Array, start: number, end: number): number {
  const isNegative = bytes[start] === MINUS;
  const first = isNegative ? start + 1 : start;
  let dot = end;
  let digits = 0;
  for (let at = first; at < end; at++) {
    const digit = (bytes[at] as number) - ZERO;
    if (digit >= 0 && digit <= 9) digits = digits * 10 + digit;
    else if (digit === DOT - ZERO && dot === end) dot = at;
    else return parseText(bytes, start, end);
  }
  const fraction = Math.max(0, end - dot - 1);
  const isPlain = dot > first && dot !== end - 1 && (bytes[first] !== ZERO || dot === first + 1);
  if (!isPlain || dot - first + fraction > EXACT_DIGITS) return parseText(bytes, start, end);
  const value = fraction === 0 ? digits : digits / (POWERS[fraction] as number);
  return isNegative ? -value : value;
}
