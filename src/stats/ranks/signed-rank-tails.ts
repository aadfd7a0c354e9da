import { binomialHalfTail } from '../numeric/binomial-half-tail.ts';

/** Probabilities of rank sums under random signs, in (0, 1]. */
export interface RankTails {
  /** P(W ≤ the smaller of the two rank sums) = P(W ≥ the larger one). */
  readonly beyond: number;
  /** P(W ≥ the smaller one) = P(W ≤ the larger one). */
  readonly upTo: number;
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));

const unitOf = (doubled: Float64Array): number => doubled.reduce(greatestCommonDivisor, 0);

const allTied = (doubled: Float64Array): boolean => doubled.at(0) === doubled.at(-1);

/** Additions that the exact tails take, about a nanosecond each. */
export const rankTailSteps = (doubled: Float64Array, smaller: number): number =>
  allTied(doubled) ? doubled.length : doubled.length * (smaller / unitOf(doubled) + 1);

/** Ranks that all tie: W counts heads. */
function headTails(tosses: number, heads: number): RankTails {
  return { beyond: binomialHalfTail(tosses, tosses - heads), upTo: binomialHalfTail(tosses, heads) };
}

const neverZero = ({ beyond, upTo }: RankTails): RankTails => ({
  beyond: Math.min(1, Math.max(beyond, Number.MIN_VALUE)),
  upTo,
});

/**
 * Exact tails of the sum W of the ranks with a positive sign, all sign patterns equally likely, ties included: dynamic
 * programming over the values up to the smaller rank sum, one rank after the other (binomial where all tie). All terms are positive, so the tail keeps
 * its relative accuracy down to 1e-290; below, the smallest double stands for it, never 0.
 * @param doubled twice the midranks, whole, ascending, at least one
 * @param smaller the smaller rank sum, doubled
 * @source Pagano & Tritchler (1983), JASA 78:435–440, in its elementary form.
 */
export function signedRankTails(doubled: Float64Array, smaller: number): RankTails {
  const unit = unitOf(doubled);
  if (allTied(doubled)) return neverZero(headTails(doubled.length, smaller / unit));
  const law = new Float64Array(smaller / unit + 1);
  law[0] = 1;
  let top = 0;
  for (const rank of doubled) {
    const step = rank / unit;
    top = Math.min(law.length - 1, top + step);
    for (let w = top; w >= step; w--) law[w] = 0.5 * ((law[w] as number) + (law[w - step] as number));
    for (let w = Math.min(step - 1, top); w >= 0; w--) law[w] = 0.5 * (law[w] as number);
  }
  let below = 0;
  for (let w = 0; w < law.length - 1; w++) below += law[w] as number;
  return neverZero({ beyond: below + (law.at(-1) as number), upTo: 1 - below });
}
