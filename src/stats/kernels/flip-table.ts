/** Residuals whose signs are drawn, seeds × items. */
export interface FlipBlock {
  readonly seeds: number;
  /** Row-major. */
  readonly residuals: Float64Array;
}

export interface FlipTable {
  readonly items: number;
  /** One per set of seeds. */
  readonly blocks: readonly FlipBlock[];
}

/** Row sums of a block of flipped residuals, and the sum of its squared column sums. */
export interface FlippedSums {
  readonly rows: Float64Array;
  readonly columnSquares: number;
}

/** One draw at a time; what it gives is valid until the next. */
export interface FlipEngine {
  /** To be filled with the effects of the items before a draw; every block then adds its column means. Zeros behind the items. */
  readonly means: Float64Array;
  /** Of each block, to be filled with random words before it is flipped: 32 residuals a word, every row from a new one. */
  readonly words: readonly Uint32Array[];
  /** Flips the residuals of a block. */
  flip(block: number): FlippedSums;
  /** Sum of the means as they are now, and of their squares. */
  moments(): { readonly total: number; readonly squares: number };
}

/** Opens a table; it may take the memory of the one before. */
export type OpenFlips = (table: FlipTable) => FlipEngine;

/** Residuals that one random word flips. */
export const PER_WORD = 32;

/** Items with those that fill the last word: zeros, whose sign is of no matter. */
export const paddedItems = (items: number): number => Math.ceil(items / PER_WORD) * PER_WORD;

/** Rows of a block with zeros behind them. */
export function padRows({ seeds, residuals }: FlipBlock, items: number): Float64Array {
  const width = paddedItems(items);
  const padded = new Float64Array(seeds * width);
  for (let s = 0; s < seeds; s++) padded.set(residuals.subarray(s * items, (s + 1) * items), s * width);
  return padded;
}
