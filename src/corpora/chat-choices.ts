import type { Rng } from '../core/random.ts';

/**
 * Choices drawn ahead: a fixed number of words leaves the generator at once, so that how many are used later, or whether
 * any are, does not shift its stream.
 */
export class ChatChoices {
  readonly #words: Uint32Array;
  #next = 0;

  /** @param count how many choices can be made at most */
  constructor(rng: Rng, count: number) {
    this.#words = new Uint32Array(count);
    rng.fill(this.#words);
  }

  /** Whole number in [0, n); for the small n of word lists, uneven by less than n / 2³². */
  below(n: number): number {
    const word = this.#words[this.#next++];
    if (word === undefined) throw new RangeError(`more than ${this.#words.length} choices`);
    return Math.floor((word * n) / 4_294_967_296);
  }

  /** @param list not empty */
  pick<T>(list: readonly T[]): T {
    const choice = list[this.below(list.length)];
    if (choice === undefined) throw new RangeError('nothing to choose from');
    return choice;
  }
}
