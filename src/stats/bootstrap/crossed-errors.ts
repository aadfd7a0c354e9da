import type { Rng } from '../../core/random.ts';
import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { checkDraws } from '../guard.ts';
import { checkSize } from './check-size.ts';
import type { ColumnPatterns } from './column-patterns.ts';
import { type CountedBlocks, countBlocks } from './count-blocks.ts';
import { patternDraws } from './pattern-draws.ts';
import type { SeedBlocks } from './seed-blocks.ts';
import { seedGroups } from './seed-groups.ts';

/** Replicates of a mean with their standard errors, and the error of the mean itself. */
export interface CrossedErrors {
  readonly means: Float64Array;
  readonly errors: Float64Array;
  readonly se: number;
}

/** Rows of each set less the mean of the set: sums of squares then lose nothing to cancelling. */
function centreSets({ values, counts, items, patterns }: ColumnPatterns, sizes: readonly number[]) {
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

/** What a draw of seeds gives every pattern: its sum over the seeds, and its share of Σ S·MS_E. */
interface ColumnParts {
  readonly sums: Float64Array;
  readonly residuals: Float64Array;
}

/**
 * Standard errors of resamples, from how often each seed and each pattern was drawn.
 *
 * With c_i the sum of column i over the drawn seeds (of all sets), ρ_s the mean of row s, L the divisor of the stacked rows:
 * SE²·L² = Σ_k S_k/(S_k−1)·Σ_s (ρ_s − ρ̄_k)² + max(0, var(c) − Σ_k S_k·MS_E,k)/N, over sets k of S_k seeds. For one set that is
 * [MS_S + max(0, MS_I − MS_E)]/(S·N): the variance behind Howe's interval.
 */
class CrossedError {
  private readonly values: Float64Array;
  private readonly width: number;
  private readonly items: number;
  private readonly sizes: readonly number[];
  private readonly divisor: number;
  private readonly parts: ColumnParts;
  private weights: Int32Array = new Int32Array(0);

  constructor(values: Float64Array, { patterns: { patterns, items }, sizes, divisor }: CountedBlocks) {
    this.values = values;
    this.width = patterns;
    this.items = items;
    this.sizes = sizes;
    this.divisor = divisor;
    this.parts = { sums: new Float64Array(patterns), residuals: new Float64Array(patterns) };
  }

  /** S_k/((S_k − 1)(N − 1)); a single seed has no residuals. */
  private residualWeight(size: number): number {
    return size > 1 ? size / ((size - 1) * (this.items - 1)) : 0;
  }

  setSeeds(weights: Int32Array): void {
    this.weights = weights;
    const { sums, residuals } = this.parts;
    sums.fill(0);
    residuals.fill(0);
    let start = 0;
    for (const size of this.sizes) {
      this.addSet(start, size);
      start += size;
    }
  }

  private addSet(start: number, size: number): void {
    const { sums, residuals } = this.parts;
    const weight = this.residualWeight(size);
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

  /** Mean of row s over the drawn columns. */
  private rowMean(s: number, counts: Int32Array): number {
    let sum = 0;
    const start = s * this.width;
    for (let p = 0; p < this.width; p++) sum += (counts[p] as number) * (this.values[start + p] as number);
    return sum / this.items;
  }

  /** Σ S/(S−1)·Σ(ρ_s − ρ̄)² over the sets, and the part of the rows in Σ S·MS_E. */
  private fromRows(counts: Int32Array): { readonly between: number; readonly residual: number } {
    let [between, residual, start] = [0, 0, 0];
    for (const size of this.sizes) {
      let [sum, squares] = [0, 0];
      for (let s = size > 1 ? start : start + size; s < start + size; s++) {
        const weight = this.weights[s] as number;
        if (weight === 0) continue;
        const mean = this.rowMean(s, counts);
        sum += weight * mean;
        squares += weight * mean * mean;
      }
      const spread = Math.max(0, squares - (sum * sum) / size);
      if (size > 1) between += (size / (size - 1)) * spread;
      residual += this.residualWeight(size) * this.items * spread;
      start += size;
    }
    return { between, residual };
  }

  /** Mean (of centred values) and standard error of the resample with these counts. */
  resample(counts: Int32Array): { readonly mean: number; readonly error: number } {
    const { sums, residuals } = this.parts;
    let [total, squares, residual] = [0, 0, 0];
    for (let p = 0; p < this.width; p++) {
      const count = counts[p] as number;
      const sum = sums[p] as number;
      total += count * sum;
      squares += count * sum * sum;
      residual += count * (residuals[p] as number);
    }
    const columns = Math.max(0, squares - (total * total) / this.items) / (this.items - 1);
    const rows = this.fromRows(counts);
    const rest = Math.max(0, residual - rows.residual);
    const variance = rows.between + Math.max(0, columns - rest) / this.items;
    return { mean: total / (this.divisor * this.items), error: Math.sqrt(variance) / this.divisor };
  }
}

/**
 * Replicates for the studentised crossed bootstrap: resamples as those of `crossedBootstrapMeans`, each with the standard
 * error that its own mean squares give, [MS_S + max(0, MS_I − MS_E)]/(S·N) (with seeds of their own per arm, the same arm by
 * arm); with one seed √(MS_I/N). The numbers do not depend on the order of rows or columns and are mirrored with the arms.
 * @param blocks finite differences, S ≥ 1 seeds × N ≥ 2 items (or clusters)
 * @param replicates B ≥ 1; 9,999 makes (B + 1)·α whole
 * @param rng a stream of its own
 * @returns B means with their errors, some of which may be 0; or a refusal: LENGTH_MISMATCH, EMPTY_INPUT, NON_FINITE,
 * OUT_OF_RANGE (B, sizes), TOO_FEW_OBSERVATIONS (one column)
 * @source Owen (2007), Annals of Applied Statistics 1:386–411, for the resampling; Davison & Hinkley (1997), Bootstrap Methods
 * and their Application, section 2.4, for studentising; the error is the unbiased two-way variance (Searle, Casella &
 * McCulloch, Variance Components, 1992, ch. 4) that Howe's interval rests on
 */
export function crossedBootstrapErrors(
  blocks: SeedBlocks | CountedBlocks,
  replicates: number,
  rng: Rng,
): CrossedErrors | Refusal {
  const counted = countBlocks(blocks);
  if (isRefused(counted)) return counted;
  const { patterns, sizes, divisor, sign } = counted;
  const wrong = checkDraws(replicates, 'replicates') ?? checkSize(patterns.values, 'blocks');
  if (wrong !== undefined) return wrong;
  if (patterns.items < 2) return refuse('TOO_FEW_OBSERVATIONS', 'blocks', 'One column: expected at least two.');
  const { centred, centre } = centreSets(patterns, sizes);
  const law = new CrossedError(centred, counted);
  law.setSeeds(new Int32Array(patterns.seeds).fill(1));
  const { error: se } = law.resample(patterns.counts);
  const draw = patternDraws(patterns.counts, rng);
  const [means, errors] = [new Float64Array(replicates), new Float64Array(replicates)];
  for (const group of seedGroups(sizes, replicates, rng)) {
    law.setSeeds(group.weights);
    for (const replicate of group.replicates) {
      const { mean, error } = law.resample(draw());
      means[replicate] = sign * (centre / divisor + mean);
      errors[replicate] = error;
    }
  }
  return { means, errors, se };
}
