import type { Rng } from '../../core/random.ts';
import { accept } from '../../core/refusal.ts';
import { signSums } from '../kernels/sign-sums.ts';
import type { FlipSum, FlipTails } from './flip-sum.ts';
import { monteCarloP } from './monte-carlo-p.ts';

export interface FlipDraws {
  /** Random sign vectors, ≥ 1. */
  readonly draws: number;
  readonly rng: Rng;
  /** Sums closer than this are the same sum. */
  readonly tolerance: number;
}

/**
 * Monte-Carlo sign-flip tails of a sum: one random byte stands for the signs of eight values.
 * @returns (hits + 1)/(draws + 1), never 0
 */
export function signFlipDraws({ magnitudes, observed }: FlipSum, { draws, rng, tolerance }: FlipDraws): FlipTails {
  const next = signSums(magnitudes, rng);
  const distance = Math.abs(observed) - tolerance;
  const [least, most] = [observed - tolerance, observed + tolerance];
  let [extreme, greater, less] = [0, 0, 0];
  for (let done = 0; done < draws; ) {
    const sums = next();
    const wanted = Math.min(sums.length, draws - done);
    for (let at = 0; at < wanted; at++) {
      const sum = sums[at] as number;
      if (Math.abs(sum) >= distance) extreme++;
      if (sum >= least) greater++;
      if (sum <= most) less++;
    }
    done += wanted;
  }
  const p = (hits: number): number => accept(monteCarloP(hits, draws));
  return { twoSided: p(extreme), greater: p(greater), less: p(less) };
}
