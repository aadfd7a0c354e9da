/** How often an interval held the truth in simulation, at the shapes next to a cell's own; outcomes were right or wrong. */
export type MeasuredCoverage =
  | {
      readonly status: 'measured';
      /** The lowest coverage over all designs simulated at these shapes: seed shares, gains and base rates; in [0, 1]. */
      readonly least: number;
      /** Monte-Carlo standard error of `least`. */
      readonly error: number;
      /** The simulated shapes it was read off, ascending: one that is the cell's own, or one on each side of it. */
      readonly seeds: readonly number[];
      readonly columns: readonly number[];
    }
  /** Nothing was simulated that this cell lies at or between. */
  | { readonly status: 'not-measured'; readonly reason: string };

/** A default interval must hold the truth this often, up to three Monte-Carlo standard errors. */
export const LEAST_COVERAGE = 0.935;

/** Whether an interval does as well as is asked of a default; one that was not simulated does not count as failing. */
export const isAsAsked = (coverage: MeasuredCoverage): boolean =>
  coverage.status === 'not-measured' || coverage.least >= LEAST_COVERAGE - 3 * coverage.error;
