import { CarryoverError } from '../../core/errors.ts';
import type { Rng } from '../../core/random.ts';
import { mix32 } from './mix32.ts';
import { xoshiro128 } from './xoshiro128.ts';

const TWO_16 = 65_536;
const TWO_21 = 2_097_152;
const TWO_32 = 4_294_967_296;

/** Type and length come first, so that ('ab'), ('a', 'b') and (1), ('1') are different streams. */
function wordsOf(label: string | number): number[] {
  if (typeof label === 'number') {
    const bits = new DataView(new ArrayBuffer(8));
    bits.setFloat64(0, label + 0);
    return [1, bits.getInt32(0), bits.getInt32(4)];
  }
  const words = [2, label.length];
  for (let at = 0; at < label.length; at++) words.push(label.charCodeAt(at));
  return words;
}

/** 128 bits out of any number of words: four chains of mixing that start apart. */
function hashState(labels: readonly (string | number)[]): Int32Array {
  const state = Int32Array.of(0x9e3779b9, 0x3c6ef372, 0xdaa66d2b, 0x78dde6e4);
  for (const word of labels.flatMap(wordsOf)) {
    for (let lane = 0; lane < 4; lane++) state[lane] = mix32((state[lane] as number) ^ word) + 0x9e3779b9 * (lane + 1);
  }
  for (let lane = 0; lane < 4; lane++) state[lane] = mix32(state[lane] as number);
  if (state.every(word => word === 0)) state[0] = 1; // the one state that xoshiro never leaves
  return state;
}

/** Words are made ahead in blocks, which is cheaper than one at a time. */
const BLOCK = 128;

class Stream implements Rng {
  private readonly state: Int32Array;
  private readonly ahead = new Uint32Array(BLOCK);
  private next = BLOCK;
  private signBits = 0;
  private signsLeft = 0;
  private spareNormal: number | undefined;

  constructor(state: Int32Array) {
    this.state = state;
  }

  uint32(): number {
    if (this.next === BLOCK) {
      xoshiro128(this.state, this.ahead);
      this.next = 0;
    }
    return this.ahead[this.next++] as number;
  }

  fill(words: Uint32Array): void {
    const left = this.ahead.subarray(this.next, this.next + words.length);
    words.set(left);
    this.next += left.length;
    xoshiro128(this.state, words.subarray(left.length));
  }

  uniform(): number {
    for (;;) {
      const high = this.uint32() >>> 5;
      const low = this.uint32() >>> 6;
      if (high + low > 0) return (high * 67_108_864 + low) * 2 ** -53;
    }
  }

  below(n: number): number {
    if (!(Number.isInteger(n) && n >= 1 && n <= TWO_32)) {
      throw new CarryoverError(
        'usage',
        `below(${n}): expected a whole number in [1, 2^32]`,
        'Pass the number of choices.',
      );
    }
    for (;;) {
      const word = this.uint32();
      // The 64-bit product word × n: its high word is the draw, its low word decides on rejection. In one double where it
      // fits, else in two exact halves.
      let draw: number;
      let fraction: number;
      if (n <= TWO_21) {
        draw = Math.floor((word * n) / TWO_32);
        fraction = word * n - draw * TWO_32;
      } else {
        const low = (word % TWO_16) * n;
        const high = Math.floor(word / TWO_16) * n + Math.floor(low / TWO_16);
        draw = Math.floor(high / TWO_16);
        fraction = (high % TWO_16) * TWO_16 + (low % TWO_16);
      }
      if (fraction >= n || fraction >= TWO_32 % n) return draw;
    }
  }

  sign(): 1 | -1 {
    if (this.signsLeft === 0) {
      this.signBits = this.uint32() | 0;
      this.signsLeft = 32;
    }
    const bit = this.signBits & 1;
    this.signBits >>>= 1;
    this.signsLeft--;
    return bit === 1 ? 1 : -1;
  }

  normal(): number {
    const spare = this.spareNormal;
    if (spare !== undefined) {
      this.spareNormal = undefined;
      return spare;
    }
    for (;;) {
      const u = 2 * this.uniform() - 1;
      const v = 2 * this.uniform() - 1;
      const square = u * u + v * v;
      if (square > 0 && square < 1) {
        const scale = Math.sqrt((-2 * Math.log(square)) / square);
        this.spareNormal = v * scale;
        return u * scale;
      }
    }
  }
}

/**
 * The generator of one named stream. Streams with different seeds or labels are independent, so that neither the order in
 * which they are used nor how much another one was used changes what this one gives.
 * @param seed of the analysis, finite
 * @param stream what the numbers are for, such as ('bootstrap', domain, rung); type and order of labels matter
 * @throws CarryoverError `usage` if the seed or a numeric label is not finite
 * @source xoshiro128++ (Blackman & Vigna 2021, ACM TOMS 47:36); state from MurmurHash3 finalisers (Appleby, public domain);
 * `below` after Lemire (2019), ACM TOMACS 29:3; `normal` by Marsaglia's polar method (1964).
 */
export function createRng(seed: number, ...stream: readonly (string | number)[]): Rng {
  const labels = [seed, ...stream];
  for (const label of labels) {
    if (typeof label === 'number' && !Number.isFinite(label)) {
      throw new CarryoverError(
        'usage',
        `Random stream ${labels.join('/')}: ${label} is not finite`,
        'Use a finite seed.',
      );
    }
  }
  return new Stream(hashState(labels));
}
