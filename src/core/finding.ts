/** What an audit detector saw. `disqualifies` overturns the verdicts of the cells it names; `notice` is shown. */
export interface Finding {
  readonly detector: 'identical-seeds' | 'copied-results';
  readonly severity: 'notice' | 'disqualifies';
  readonly cells: readonly { readonly rung: string; readonly domain: string }[];
  /** What was found, with the numbers. */
  readonly found: string;
  /** What it means for the verdict. */
  readonly meaning: string;
}
