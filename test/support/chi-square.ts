/**
 * Chi-square distance of counts from their expectations, in standard deviations by Wilson and Hilferty's cube root: below 4
 * for honest draws in all but 3 of 100,000 cases. Streams are fixed, so a test that passes once passes always.
 * @param expected each at least about 5
 */
export function chiSquareScore(counts: ArrayLike<number>, expected: ArrayLike<number>): number {
  let chi = 0;
  for (let at = 0; at < expected.length; at++) {
    const mean = expected[at] as number;
    chi += ((counts[at] as number) - mean) ** 2 / mean;
  }
  const df = expected.length - 1;
  const spread = 2 / (9 * df);
  return (Math.cbrt(chi / df) - (1 - spread)) / Math.sqrt(spread);
}

/** Counts whole numbers in [0, bins). */
export function tally(values: Iterable<number>, bins: number): Int32Array {
  const counts = new Int32Array(bins);
  for (const value of values) {
    if (!(value >= 0 && value < bins && Number.isInteger(value))) throw new RangeError(`${value} is no bin of ${bins}`);
    counts[value] = (counts[value] as number) + 1;
  }
  return counts;
}

/** `count` results of a draw. */
export const repeat = (count: number, draw: () => number): Float64Array => new Float64Array(count).map(draw);
