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

/** Bins around 0 that reach as far as the sums do; each holds as many possible sums as the others. */
function binsFor(furthest: number, magnitudes: Float64Array): Bins {
  const step = stepOf(magnitudes);
  if (step === undefined) return { low: -furthest, high: furthest, bins: MOST_BINS };
  const total = magnitudes.reduce((sum, value) => sum + value, 0);
  // The largest possible sum lies on the lattice; so does every sum, `step` apart from it.
  const offset = (total % step) / step;
  const steps = Math.ceil(furthest / step - offset) + 1;
  const perBin = Math.max(1, Math.ceil((2 * steps) / MOST_BINS));
  const half = (Math.ceil((steps + 0.5) / perBin) + 0.5) * perBin;
  return { low: (-half + offset) * step, high: (half + offset) * step, bins: Math.round((2 * half) / perBin) };
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
