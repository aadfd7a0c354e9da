import { binomPmf } from '../numeric/special-functions.ts';

/** Number of ways to draw `draws` units of `patterns` kinds, C(draws + patterns − 1, draws); exact where it is small. */
export function drawCount(patterns: number, draws: number): number {
  const fewer = Math.min(draws, patterns - 1);
  let count = 1;
  for (let step = 1; step <= fewer && count <= Number.MAX_SAFE_INTEGER; step++) {
    count = (count * (draws + patterns - 1 - fewer + step)) / step;
  }
  return Math.round(count);
}

/**
 * Visits all multinomial draws with replacement: how often each pattern is drawn, and with what probability. Probabilities are
 * products of binomial ones, so each keeps its relative accuracy.
 * @param sizes units that show each pattern, at least one each
 * @param draws units drawn
 * @param visit gets the counts, valid until the next visit
 */
export function multinomialDraws(
  sizes: ArrayLike<number>,
  draws: number,
  visit: (counts: Int32Array, chance: number) => void,
): void {
  const patterns = sizes.length;
  const counts = new Int32Array(patterns);
  const place = (at: number, left: number, pool: number, chance: number): void => {
    if (at === patterns - 1) {
      counts[at] = left;
      visit(counts, chance);
      return;
    }
    const size = sizes[at] as number;
    for (let count = 0; count <= left; count++) {
      counts[at] = count;
      place(at + 1, left - count, pool - size, chance * binomPmf(count, left, size / pool));
    }
  };
  let pool = 0;
  for (let at = 0; at < patterns; at++) pool += sizes[at] as number;
  place(0, draws, pool, 1);
}
