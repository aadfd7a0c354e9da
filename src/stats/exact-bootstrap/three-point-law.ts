import { binomPmf } from '../numeric/special-functions.ts';
import type { LineLaw } from './line-law.ts';

/** Probabilities a, b, c of 0, 1 and 2 in one draw; a > 0, and b > 0 where c = 0. */
export type ThreeChances = readonly [a: number, b: number, c: number];

/** log of the probability that is left out at either end: below the 1e-40 at which the law is cut. */
const RAREST_LOG = Math.log(1e-44);
/** Terms this small a share of the sum no longer change it. */
const LAST_TERM = 1e-17;

/**
 * Bound on log P(S ≤ k) below the mean: n·log g(z) − k·log z at its least, where z solves z·g′(z)·n = k·g(z).
 * @source Chernoff (1952), Annals of Mathematical Statistics 23:493–507
 */
function logTail([a, b, c]: ThreeChances, draws: number, k: number): number {
  if (k === 0) return draws * Math.log(a);
  const [second, first, zeroth] = [c * (2 * draws - k), b * (draws - k), a * k];
  const root = Math.sqrt(first * first + 4 * second * zeroth);
  const z = first > 0 ? (2 * zeroth) / (first + root) : (root - first) / (2 * second);
  return draws * Math.log(a + z * (b + z * c)) - k * Math.log(z);
}

/** The least sum that is not too rare, found below the mean. */
function firstSum(chances: ThreeChances, draws: number): number {
  let [low, high] = [0, Math.floor(draws * (chances[1] + 2 * chances[2]))];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (logTail(chances, draws, middle) < RAREST_LOG) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Terms over the largest, added up from it outward; `ratio` is ac/b². */
function sumOutward(k: number, [first, mode, last]: readonly number[], ratio: number, draws: number): number {
  let sum = 1;
  let term = 1;
  for (let j = mode as number; j < (last as number) && term > LAST_TERM * sum; j++) {
    const ones = k - 2 * j;
    term *= (ones * (ones - 1) * ratio) / ((draws - k + j + 1) * (j + 1));
    sum += term;
  }
  term = 1;
  for (let j = mode as number; j > (first as number) && term > LAST_TERM * sum; j--) {
    const ones = k - 2 * j;
    term *= ((draws - k + j) * j) / ((ones + 2) * (ones + 1) * ratio);
    sum += term;
  }
  return sum;
}

/** P(S = k): over the numbers j of twos, k − 2j of ones, outward from the largest term. */
function chanceAt([a, b, c]: ThreeChances, draws: number, k: number): number {
  if (b === 0) return k % 2 === 0 ? binomPmf(k / 2, draws, c) : 0;
  const [first, last] = [Math.max(0, k - draws), Math.floor(k / 2)];
  if (last < first) return 0;
  const ratio = (a * c) / (b * b);
  let [mode, high] = [first, last];
  while (mode < high) {
    const j = (mode + high) >>> 1;
    const ones = k - 2 * j;
    if (ones * (ones - 1) * ratio > (draws - k + j + 1) * (j + 1)) mode = j + 1;
    else high = j;
  }
  const ones = k - 2 * mode;
  const largest = binomPmf(ones, draws, b) * binomPmf(mode, draws - ones, c / (a + c));
  return largest * sumOutward(k, [first, mode, last], ratio, draws);
}

/** Fills P(S = start), …, P(S = start + size − 1), all at most `draws`, by the recurrence. */
function sweep(chances: ThreeChances, draws: number, { start, size }: { start: number; size: number }): Float64Array {
  const law = new Float64Array(size);
  const [a, b, c] = chances;
  let before = chanceAt(chances, draws, start);
  let now = size > 1 ? chanceAt(chances, draws, start + 1) : 0;
  law[0] = before;
  for (let at = 1; at < size; at++) {
    law[at] = now;
    const k = start + at;
    const scale = 1 / (a * (k + 1)); // divided once, and not after waiting for the two before
    const next = b * (draws - k) * scale * now + c * (2 * draws - k + 1) * scale * before;
    before = now;
    now = next;
  }
  return law;
}

/**
 * Law of a sum of `draws` values that are 0, 1 or 2, from sums rarer than 1e-44 on: the powers of g = a + bx + cx² follow
 * a(k+1)·f_{k+1} = b(n−k)·f_k + c(2n−k+1)·f_{k−1}, from g·(gⁿ)′ = n·g′·gⁿ. Up to k = n no term is negative, so from two exact
 * values on every probability keeps its relative accuracy; what lies beyond n is the law with 0 and 2 swapped. Takes a few
 * nanoseconds per sum, √n of them.
 * @param chances a, b, c, summing to 1
 * @source the recurrence is due to Euler; Knuth, The Art of Computer Programming 2, section 4.7, names it for powers of series
 */
export function threePointLaw([a, b, c]: ThreeChances, draws: number): LineLaw {
  const start = firstSum([a, b, c], draws);
  const end = c === 0 ? draws + 1 : 2 * draws - firstSum([c, b, a], draws) + 1;
  const below = sweep([a, b, c], draws, { start, size: Math.max(0, Math.min(end, draws + 1) - start) });
  if (end <= draws + 1) return { start, chances: below };
  const from = Math.max(start, draws + 1);
  const above = sweep([c, b, a], draws, { start: 2 * draws - end + 1, size: end - from });
  const chances = new Float64Array(end - start);
  chances.set(below);
  chances.set(above.reverse(), from - start);
  return { start, chances };
}
