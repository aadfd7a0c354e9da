import type { Rng } from '../../core/random.ts';
import { drawBinomial } from './draw-binomial.ts';

const WORDS = 1024;
const TWO_16 = 65_536;
/** Values that fit the innermost cache, and indices that fit 16 bits. */
const BLOCK = 8192;

/**
 * Adds the values that random words point at to `sum[0]`: two indices of 16 bits to a word, exact by rejection.
 * @returns how many indices were accepted
 * @source Lemire (2019), "Fast random integer generation in an interval", ACM TOMACS 29:3.
 */
function addDrawn(words: Int32Array, values: Float64Array, sum: Float64Array): number {
  const count = values.length;
  const rejected = TWO_16 % count;
  let even = 0; // two running sums: a single one would wait for its own last addition
  let odd = 0;
  let accepted = 0;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as number;
    const first = Math.imul(word & 0xffff, count);
    const second = Math.imul(word >>> 16, count);
    if ((first & 0xffff) >= rejected) {
      even += values[first >>> 16] as number;
      accepted++;
    }
    if ((second & 0xffff) >= rejected) {
      odd += values[second >>> 16] as number;
      accepted++;
    }
  }
  sum[0] = (sum[0] as number) + even + odd;
  return accepted;
}

/** Sums of `draws` values drawn with replacement from fewer than 2¹⁶. */
function blockDraws(rng: Rng): (values: Float64Array, draws: number) => number {
  const words = new Int32Array(WORDS);
  const unsigned = new Uint32Array(words.buffer);
  const sum = new Float64Array(1);
  let next = WORDS;
  return (values, draws) => {
    sum[0] = 0;
    let left = draws;
    while (left > 1) {
      if (next === WORDS) {
        rng.fill(unsigned);
        next = 0;
      }
      const end = Math.min(WORDS, next + (left >>> 1)); // so many words cannot give too many draws
      left -= addDrawn(words.subarray(next, end), values, sum);
      next = end;
    }
    const last = left === 1 ? (values[rng.below(values.length)] as number) : 0;
    return sum[0] + last;
  };
}

/**
 * Sums of as many values as there are, drawn with replacement, every one equally likely. Many values are split into blocks:
 * how many draws fall into each is multinomial, and inside a block memory is near.
 * @param count number of values, ≥ 1
 */
export function drawSums(rng: Rng, count: number): (values: Float64Array) => number {
  const draw = blockDraws(rng);
  if (count <= BLOCK) return values => draw(values, count);
  return values => {
    let sum = 0;
    let left = count;
    for (let start = 0; start < count; start += BLOCK) {
      const block = values.subarray(start, start + BLOCK);
      const rest = count - start;
      const draws = block.length === rest ? left : drawBinomial(rng, left, block.length / rest);
      sum += draw(block, draws);
      left -= draws;
    }
    return sum;
  };
}
