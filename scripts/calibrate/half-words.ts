import type { Rng } from '../../src/core/random.ts';

/** Draws of 16 bits, two to a word. */
export class HalfWords {
  private readonly words: Uint32Array;

  constructor(count: number) {
    this.words = new Uint32Array(Math.ceil(count / 2));
  }

  refill(rng: Rng): Uint16Array {
    rng.fill(this.words);
    return new Uint16Array(this.words.buffer);
  }
}
