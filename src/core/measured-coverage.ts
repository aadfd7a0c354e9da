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
