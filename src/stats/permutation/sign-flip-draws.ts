import type { Rng } from '../../core/random.ts';
import { accept } from '../../core/refusal.ts';
import type { FlipSum, FlipTails } from './flip-sum.ts';
import { monteCarloP } from './monte-carlo-p.ts';
import { signedAdder } from './signed-adder.ts';

/** Sums kept at a time, small enough for the innermost cache; whole words of four bytes. */
const BLOCK = 2048;

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
  const addSigned = signedAdder();
  const sums = new Float64Array(BLOCK);
  const words = new Uint32Array(BLOCK / 4);
  const distance = Math.abs(observed) - tolerance;
  let [extreme, greater, less] = [0, 0, 0];
  for (let done = 0; done < draws; done += BLOCK) {
    sums.fill(0);
    for (let at = 0; at < magnitudes.length; at += 8) {
      rng.fill(words);
      addSigned(sums, magnitudes.subarray(at, at + 8), words);
    }
    const wanted = Math.min(BLOCK, draws - done);
    for (let at = 0; at < wanted; at++) {
      const sum = sums[at] as number;
      if (Math.abs(sum) >= distance) extreme++;
      if (sum >= observed - tolerance) greater++;
      if (sum <= observed + tolerance) less++;
    }
  }
  const p = (hits: number): number => accept(monteCarloP(hits, draws));
  return { twoSided: p(extreme), greater: p(greater), less: p(less) };
}
