/** Marks in `starts`: the row has no such key; it says null; its text is in `texts`. */
export const NOTHING = -1;
export const NULL = -2;
export const DECODED = -3;

/** Some rows of one column where they stand in a file: nothing is decoded, and no object made, before it has to be. */
export interface ByteCells {
  /** UTF-8, checked. */
  readonly bytes: Uint8Array;
  /** Row r is the text from `starts[first + r * stride]` to `ends[…]`, or one of the marks above. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly first: number;
  readonly stride: number;
  /** What could not be shown as it stands (it has escapes): row r marked DECODED is `texts[ends[…]]`. */
  readonly texts: readonly string[];
}

/** Some rows of one column as a library hands them over; null and undefined say nothing. */
export interface ValueCells {
  readonly values: ArrayLike<unknown>;
}

export type Cells = ByteCells | ValueCells;
