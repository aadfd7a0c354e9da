import type { CountedBlocks } from './count-blocks.ts';

/** Sums over the drawn columns of a resample; a column's sum is over the drawn seeds of all sets. */
export interface ResampleSums {
  /** Of the column sums, and of their squares. */
  readonly total: number;
  readonly squares: number;
  /** Σ over sets of `residualWeight` times the squared residuals of the columns. */
  readonly residual: number;
  /** Of each row. */
  readonly rows: ArrayLike<number>;
}

/**
 * Standard errors of crossed resamples, from sums of theirs.
 *
 * With c_i the sum of column i over the drawn seeds (of all sets), ρ_s the mean of row s, L the divisor of the stacked rows:
 * SE²·L² = Σ_k S_k/(S_k−1)·Σ_s (ρ_s − ρ̄_k)² + max(0, var(c) − Σ_k S_k·MS_E,k)/N, over sets k of S_k seeds. For one set that is
 * [MS_S + max(0, MS_I − MS_E)]/(S·N): the variance behind Howe's interval. Differences of squares are formed before anything is
 * divided: they are exact where the data are whole.
 */
export class TwoWayError {
  private readonly items: number;
  private readonly sizes: readonly number[];
  private readonly divisor: number;

  constructor({ patterns, sizes, divisor }: CountedBlocks) {
    this.items = patterns.items;
    this.sizes = sizes;
    this.divisor = divisor;
  }

  /** S_k/((S_k − 1)(N − 1)); a single seed has no residuals. */
  residualWeight(size: number): number {
    return size > 1 ? size / ((size - 1) * (this.items - 1)) : 0;
  }

  /** Σ S/(S−1)·Σ(ρ_s − ρ̄)² over the sets, and the part of the rows in Σ S·MS_E. */
  private fromRows(rows: ArrayLike<number>, weights: Int32Array) {
    let [between, residual, start] = [0, 0, 0];
    for (const size of this.sizes) {
      let [sum, squares] = [0, 0];
      for (let s = size > 1 ? start : start + size; s < start + size; s++) {
        const [weight, row] = [weights[s] as number, rows[s] as number];
        sum += weight * row;
        squares += weight * row * row;
      }
      const spread = Math.max(0, size * squares - sum * sum) / (size * this.items ** 2);
      if (size > 1) between += (size / (size - 1)) * spread;
      residual += this.residualWeight(size) * this.items * spread;
      start += size;
    }
    return { between, residual };
  }

  /** Mean and standard error of the resample with these seeds. */
  resample({ total, squares, residual, rows }: ResampleSums, weights: Int32Array) {
    const { items, divisor } = this;
    const columns = Math.max(0, items * squares - total * total) / (items * (items - 1));
    const ofRows = this.fromRows(rows, weights);
    const rest = Math.max(0, residual - ofRows.residual);
    const variance = ofRows.between + Math.max(0, columns - rest) / items;
    return { mean: total / (divisor * items), error: Math.sqrt(variance) / divisor };
  }
}
