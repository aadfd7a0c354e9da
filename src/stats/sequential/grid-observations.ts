import { OBSERVATION, riseAt } from './outcome-grid.ts';

/** One point of the grid that has observations, and their weight: whole numbers, `OBSERVATION` per observation. */
export type GridRow = readonly [point: number, weight: number];

/** Observations on the grid, from the side of one arm. */
export interface GridObservations {
  /** 1 + difference, in [0, 2]. */
  readonly rises: Float64Array;
  /** How many observations are there, > 0; need not be whole. */
  readonly counts: Float64Array;
}

/** The observations of a histogram with rising points; `swapped` as if the arms had been exchanged, to the last bit. */
export function gridObservations(histogram: readonly GridRow[], swapped: boolean): GridObservations {
  const rows = swapped ? histogram.toReversed() : histogram;
  return {
    rises: Float64Array.from(rows, ([point]) => (swapped ? 2 - riseAt(point) : riseAt(point))),
    counts: Float64Array.from(rows, ([, weight]) => weight / OBSERVATION),
  };
}
