import type { HoweInput } from '../gain/howe.ts';

/** One null data set of a cell, judged: its mean, and the half-width of the cell's own interval at a one-sided error. */
export interface NullDraw {
  readonly mean: number;
  readonly halfWidth: (tail: number) => number;
  /** What the half-width is made of where it is Howe's: another rule can be put in its place, to see whether it is caught. */
  readonly moments?: HoweInput | undefined;
}

/** Makes a null data set from the signs (±1) of the domain's items or clusters. */
export type DrawNull = (unitSigns: Int8Array) => NullDraw;

export const sumOfSquares = (effects: Float64Array): number =>
  effects.reduce((sum, effect) => sum + effect * effect, 0);
