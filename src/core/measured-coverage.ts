/** How often an interval held the truth in simulation, at the shapes next to a cell's own. */
export type MeasuredCoverage =
  | {
      readonly status: 'measured';
      /** The lowest coverage over all seed shares, gains and base rates simulated there, in [0, 1]. */
      readonly least: number;
      /** Monte-Carlo standard error of `least`. */
      readonly error: number;
      /** The simulated shapes it was read off, ascending. */
      readonly seeds: readonly number[];
      readonly columns: readonly number[];
      /** Whether it was simulated with the same kind of outcome: right or wrong, not scores. */
      readonly sameOutcomes: boolean;
    }
  | { readonly status: 'not-measured'; readonly reason: string };
