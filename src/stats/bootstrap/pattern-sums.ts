import type { ColumnPatterns } from './column-patterns.ts';
import type { ResampleSums, TwoWayError } from './two-way-error.ts';

/** Rows of each set less the mean of the set: sums of squares then lose nothing to cancelling. */
export function centreSets({ values, counts, items, patterns }: ColumnPatterns, sizes: readonly number[]) {
  const centred = values.slice();
  let [centre, start] = [0, 0];
  for (const size of sizes) {
    let sum = 0;
    for (let s = start; s < start + size; s++) {
      for (let p = 0; p < patterns; p++) sum += (counts[p] as number) * (values[s * patterns + p] as number);
    }
    const mean = sum / (size * items);
    for (let at = start * patterns; at < (start + size) * patterns; at++) centred[at] = (centred[at] as number) - mean;
    centre += size * mean;
    start += size;
  }
  return { centred, centre };
}

/** Sums of resamples from how often each pattern was drawn; for values of any kind. */
export class PatternSums {
  private readonly values: Float64Array;
  private readonly width: number;
  private readonly sizes: readonly number[];
  private readonly law: TwoWayError;
  /** What a draw of seeds gives every pattern: its sum over the seeds, and its weighted squared residuals. */
  private readonly sums: Float64Array;
  private readonly residuals: Float64Array;
  private readonly rows: Float64Array;
  private weights: Int32Array = new Int32Array(0);

  constructor(values: Float64Array, sizes: readonly number[], law: TwoWayError) {
    this.rows = new Float64Array(sizes.reduce((sum, size) => sum + size, 0));
    this.values = values;
    this.width = values.length / this.rows.length;
    this.sizes = sizes;
    this.law = law;
    this.sums = new Float64Array(this.width);
    this.residuals = new Float64Array(this.width);
  }

  setSeeds(weights: Int32Array): void {
    this.weights = weights;
    this.sums.fill(0);
    this.residuals.fill(0);
    let start = 0;
    for (const size of this.sizes) {
      this.addSet(start, size);
      start += size;
    }
  }

  private addSet(start: number, size: number): void {
    const { sums, residuals } = this;
    const weight = this.law.residualWeight(size);
    for (let p = 0; p < this.width; p++) {
      let [sum, squares] = [0, 0];
      for (let s = start; s < start + size; s++) {
        const value = this.values[s * this.width + p] as number;
        sum += (this.weights[s] as number) * value;
        squares += (this.weights[s] as number) * value * value;
      }
      sums[p] = (sums[p] as number) + sum;
      residuals[p] = (residuals[p] as number) + weight * (squares - (sum * sum) / size);
    }
  }

  /** Sums of the resample with these counts; rows that were not drawn are left out. */
  of(counts: Int32Array): ResampleSums {
    const { sums, residuals, rows, values, width } = this;
    let [total, squares, residual] = [0, 0, 0];
    for (let p = 0; p < width; p++) {
      const count = counts[p] as number;
      const sum = sums[p] as number;
      total += count * sum;
      squares += count * sum * sum;
      residual += count * (residuals[p] as number);
    }
    for (let s = 0; s < rows.length; s++) {
      let row = 0;
      for (let p = this.weights[s] === 0 ? width : 0; p < width; p++) {
        row += (counts[p] as number) * (values[s * width + p] as number);
      }
      rows[s] = row;
    }
    return { total, squares, residual, rows };
  }
}
