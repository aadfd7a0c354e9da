import type { Histogram } from '../../core/histogram.ts';
import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkDraws, checkFinite } from '../guard.ts';
import { signSums } from '../kernels/sign-sums.ts';
import { type Bins, countBins } from '../numeric/count-bins.ts';
import { flipSum } from './flip-sum.ts';
import type { SignFlipOptions } from './flip-test.ts';

/** About as many bins as a picture a finger wide can show. */
const MOST_BINS = 40;

/** Sums of whole numbers with random signs stand two greatest common divisors apart: bins of any other width would look combed. */
function stepOf(magnitudes: Float64Array): number | undefined {
  let common = 0;
  for (const value of magnitudes) {
    if (!Number.isSafeInteger(value)) return undefined;
    let [x, y] = [value, common];
    while (y !== 0) [x, y] = [y, x % y];
    common = x;
  }
  return 2 * common;
}

/** Bins that reach as far as the sums do; each holds as many possible sums as the others, with its edges half-way between two. */
function binsFor(furthest: number, magnitudes: Float64Array): Bins {
  const step = stepOf(magnitudes);
  if (step === undefined) return { low: -furthest, high: furthest * (1 + 1e-9), bins: MOST_BINS };
  // The sum without a single minus stands on the lattice of all sums, and so does what is left of it after whole steps.
  const nearest = magnitudes.reduce((sum, value) => sum + value, 0) % step;
  const away = Math.ceil((furthest + nearest) / step);
  const sums = 2 * away + 1;
  const perBin = Math.ceil(sums / MOST_BINS);
  const low = nearest - (away + 0.5) * step;
  const bins = Math.ceil(sums / perBin);
  return { low, high: low + bins * perBin * step, bins };
}

/**
 * What the sum of some values looks like when only chance gives them their signs: the null distribution of the sign-flip test,
 * as a histogram of random draws.
 * @param terms differences of items, or their sums over clusters; finite, at least one
 * @returns in the unit of the sum, or a refusal: NON_FINITE, OUT_OF_RANGE (draws), DEGENERATE_DISTRIBUTION where all are 0
 */
export function signFlipLaw(terms: ArrayLike<number>, { draws, rng }: SignFlipOptions): Histogram | Refusal {
  const wrong = checkFinite(terms, 'terms') ?? checkDraws(draws);
  if (wrong !== undefined) return wrong;
  const { magnitudes } = flipSum(terms);
  if (magnitudes.length === 0) {
    return refuse('DEGENERATE_DISTRIBUTION', 'terms', 'Every difference is 0: there are no signs to flip.');
  }
  const next = signSums(magnitudes, rng);
  const drawn = new Float64Array(draws);
  for (let done = 0; done < draws; ) {
    const sums = next().subarray(0, draws - done);
    drawn.set(sums, done);
    done += sums.length;
  }
  const furthest = drawn.reduce((most, sum) => Math.max(most, Math.abs(sum)), 0);
  return countBins(drawn, binsFor(furthest > 0 ? furthest : 1, magnitudes));
}
