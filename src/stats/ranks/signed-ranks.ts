/** What becomes of differences of 0: dropped before ranking (`wilcox`), or ranked and then dropped (`pratt`). */
export type ZeroMethod = 'wilcox' | 'pratt';

/** Signed ranks of differences, in halves so that midranks are whole. */
export interface SignedRanks {
  /** Differences other than 0. */
  readonly nonZero: number;
  /** Twice the midrank of |difference| for every difference other than 0, ascending. */
  readonly doubled: Float64Array;
  /** Twice the rank sum of the positive differences. */
  readonly doubledPlus: number;
  /** Twice the rank sum of the negative ones. */
  readonly doubledMinus: number;
  /** Σ rank², the squares of the midranks. */
  readonly squares: number;
}

/**
 * Sizes closer than this share of the largest one are the same: 0.3 − 0.2 and 0.2 − 0.1 tie, and 0.1 + 0.2 − 0.3 is 0. In
 * scores of size 1 rounding leaves 1e-16, which is 1e-14 of a largest difference of 0.01.
 */
const TIE_SHARE = 1e-12;

const magnitudesOf = (all: Float64Array, keep: (value: number) => boolean): Float64Array =>
  all.filter(keep).map(Math.abs).sort();

/** End of the run of equal sizes that starts at `from`: those within `tolerance` of `least`. */
function runEnd(sizes: Float64Array, from: number, most: number): number {
  let at = from;
  while (at < sizes.length && (sizes[at] as number) <= most) at++;
  return at;
}

/**
 * Ranks the sizes of differences, with midranks for ties up to float noise; the same for any order of the differences.
 * @param differences finite; not checked
 */
export function signedRanks(differences: ArrayLike<number>, zeros: ZeroMethod): SignedRanks {
  const all = Float64Array.from(differences);
  const tolerance = TIE_SHARE * all.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  const gains = magnitudesOf(all, value => value > tolerance);
  const losses = magnitudesOf(all, value => value < -tolerance);
  const nonZero = gains.length + losses.length;
  const doubled = new Float64Array(nonZero);
  const before = zeros === 'pratt' ? all.length - nonZero : 0;
  let [gain, loss, doubledPlus, doubledMinus, squares] = [0, 0, 0, 0, 0];
  while (gain + loss < nonZero) {
    const least = Math.min(gains[gain] ?? Number.POSITIVE_INFINITY, losses[loss] ?? Number.POSITIVE_INFINITY);
    const [nextGain, nextLoss] = [runEnd(gains, gain, least + tolerance), runEnd(losses, loss, least + tolerance)];
    const [from, to] = [gain + loss, nextGain + nextLoss];
    const rank = 2 * before + from + to + 1; // twice the mean of ranks before + from + 1 … before + to
    doubled.fill(rank, from, to);
    doubledPlus += rank * (nextGain - gain);
    doubledMinus += rank * (nextLoss - loss);
    squares += ((to - from) * rank * rank) / 4;
    [gain, loss] = [nextGain, nextLoss];
  }
  return { nonZero, doubled, doubledPlus, doubledMinus, squares };
}
