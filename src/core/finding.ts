import type { CellRef } from './cell-estimates.ts';

/** What an audit detector saw. */
export interface Finding {
  readonly detector:
    | 'identical-seeds'
    | 'copied-results'
    | 'treatment-not-applied'
    | 'gain-without-teacher'
    | 'better-reference'
    | 'changed-analysis';
  /**
   * `notice` is shown; `invalidates` makes the cells it names incomplete (what they hold is not a comparison);
   * `disqualifies` overturns their verdicts.
   */
  readonly severity: 'notice' | 'invalidates' | 'disqualifies';
  readonly cells: readonly CellRef[];
  /** What was found, with the numbers. */
  readonly found: string;
  /** What it means for the verdict. */
  readonly meaning: string;
}
