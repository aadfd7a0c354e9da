import type { IntervalMethod } from '../../core/estimate.ts';

/** One line of the table that the simulation writes. */
export type CoverageRow = readonly [
  method: IntervalMethod,
  seeds: number,
  /** Items, or clusters. */
  columns: number,
  clustered: boolean,
  /** Lowest coverage over the designs of this shape, its Monte-Carlo standard error, and the mean over the designs. */
  least: number,
  error: number,
  mean: number,
  /** Mean width over that of an interval that knows the variance. */
  width: number,
];
