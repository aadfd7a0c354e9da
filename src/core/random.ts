/** A deterministic stream of random numbers, implemented by `stats/random/rng.ts` and passed to whoever needs chance. */
export interface Rng {
  /** Whole number in [0, 2³²). */
  uint32(): number;
  /** Fills `words` with the numbers that as many calls of `uint32` would give. */
  fill(words: Uint32Array): void;
  /** Real number in the open interval (0, 1), 53 bits. */
  uniform(): number;
  /** Whole number in [0, n), every one exactly equally likely; n whole in [1, 2³²]. */
  below(n: number): number;
  /** −1 or 1, each with probability ½; 32 of them cost one word. */
  sign(): 1 | -1;
  /** Standard normal. */
  normal(): number;
}

/** Makes the stream of a seed and a label; streams with different labels share nothing. */
export type CreateRng = (seed: number, ...stream: readonly (string | number)[]) => Rng;
