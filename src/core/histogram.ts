/** How often a simulated number fell into each of some bins of equal width; what lies beyond an end counts in the last bin there. */
export interface Histogram {
  /** Lower edge of the first and upper edge of the last bin. */
  readonly low: number;
  readonly high: number;
  readonly counts: readonly number[];
}
