/**
 * Paired differences of one cell, d[s][i] = candidate − baseline, row-major: `values[s * items + i]`.
 * Columns are items, or clusters after `clusterColumns`. No gaps: every seed has every column.
 */
export interface PairedMatrix {
  readonly seeds: number;
  readonly items: number;
  readonly values: Float64Array;
}
