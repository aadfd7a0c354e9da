import type { Rng } from '../../core/random.ts';
import type { FlipSum, FlipTails } from './flip-sum.ts';
import { monteCarloP } from './monte-carlo-p.ts';

/** Sums kept at a time, small enough for the innermost cache; whole words of four bytes. */
const BLOCK = 2048;

export interface FlipDraws {
  /** Random sign vectors, ≥ 1. */
  readonly draws: number;
  readonly rng: Rng;
  /** Sums closer than this are the same sum. */
  readonly tolerance: number;
}

/** Sums of ±values for all 256 sign patterns of up to eight values, from the ones of fewer values. */
function fillTable(table: Float64Array, values: Float64Array): void {
  let negated = 0;
  for (const value of values) negated -= value;
  table[0] = negated;
  for (let bit = 0; bit < 8; bit++) {
    const twice = 2 * (values[bit] ?? 0); // past the last value both signs add nothing
    const size = 1 << bit;
    for (let at = 0; at < size; at++) table[size + at] = (table[at] as number) + twice;
  }
}

function addLookups(sums: Float64Array, table: Float64Array, words: Uint32Array): void {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as number;
    const first = 4 * at;
    sums[first] = (sums[first] as number) + (table[word & 255] as number);
    sums[first + 1] = (sums[first + 1] as number) + (table[(word >>> 8) & 255] as number);
    sums[first + 2] = (sums[first + 2] as number) + (table[(word >>> 16) & 255] as number);
    sums[first + 3] = (sums[first + 3] as number) + (table[word >>> 24] as number);
  }
}

/**
 * Monte-Carlo sign-flip tails of a sum: one random byte stands for the signs of eight values, whose sum is looked up.
 * @returns (hits + 1)/(draws + 1), never 0
 */
export function signFlipDraws({ magnitudes, observed }: FlipSum, { draws, rng, tolerance }: FlipDraws): FlipTails {
  const table = new Float64Array(256);
  const sums = new Float64Array(BLOCK);
  const words = new Uint32Array(BLOCK / 4);
  let extreme = 0;
  let greater = 0;
  for (let done = 0; done < draws; done += BLOCK) {
    sums.fill(0);
    for (let at = 0; at < magnitudes.length; at += 8) {
      fillTable(table, magnitudes.subarray(at, at + 8));
      rng.fill(words);
      addLookups(sums, table, words);
    }
    const wanted = Math.min(BLOCK, draws - done);
    for (let at = 0; at < wanted; at++) {
      const sum = sums[at] as number;
      if (Math.abs(sum) >= Math.abs(observed) - tolerance) extreme++;
      if (sum >= observed - tolerance) greater++;
    }
  }
  return { twoSided: monteCarloP(extreme, draws), greater: monteCarloP(greater, draws) };
}
