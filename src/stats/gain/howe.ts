import { tQuantileUpper } from '../numeric/special-functions.ts';
import type { MeanSquares } from './mean-squares.ts';

/**
 * Half-width of the two-component interval for a mean with random seeds and random items (S ≥ 3):
 * hw² = [t_{S−1}(p)²·MS_S + t_{N−1}(p)²·max(0, MS_I−MS_E)] / (S·N).
 * @param tail p, one-sided error, α/(2m)
 * @source Howe (1974), "Approximate confidence limits on the mean of X + Y where X and Y are two tabled independent random
 * variables", JASA 69:789–794; the sum-of-squares rule is the one later called MOVER (Zou & Donner 2008).
 */
export function howeHalfWidth({ seeds, items, msSeeds, msItems, msError }: MeanSquares, tail: number): number {
  const seedTerm = tQuantileUpper(tail, seeds - 1) ** 2 * msSeeds;
  const itemTerm = tQuantileUpper(tail, items - 1) ** 2 * Math.max(0, msItems - msError);
  return Math.sqrt((seedTerm + itemTerm) / (seeds * items));
}

/**
 * Half-width about *these seeds* and new items: t_{N−1}(p)·sqrt(MS_I/(S·N)), the ordinary t interval of the column means.
 * The verdict's own interval with two seeds, and with one seed where outcomes are not binary.
 */
export function theseSeedsHalfWidth({ seeds, items, msItems }: MeanSquares, tail: number): number {
  return tQuantileUpper(tail, items - 1) * Math.sqrt(msItems / (seeds * items));
}
