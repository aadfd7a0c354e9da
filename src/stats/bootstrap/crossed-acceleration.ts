import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { largestMagnitude } from '../numeric/moments.ts';
import type { ColumnPatterns } from './column-patterns.ts';
import { type CountedBlocks, countBlocks } from './count-blocks.ts';
import type { SeedBlocks } from './seed-blocks.ts';

/** Influences (level mean − mean)/number of levels of one factor, `counts[k]` levels with mean `means[k]`. */
function influencesOf(means: Float64Array, counts: Int32Array): Float64Array {
  let levels = 0;
  let mean = 0;
  for (let k = 0; k < means.length; k++) {
    levels += counts[k] as number;
    mean += (counts[k] as number) * (means[k] as number);
  }
  mean /= levels;
  return means.map(levelMean => (levelMean - mean) / levels);
}

/** Mean of every column over `divisor` rows, and of every row. */
function marginalMeans({ seeds, items, patterns, values, counts }: ColumnPatterns, divisor: number) {
  const columns = new Float64Array(patterns);
  const rows = new Float64Array(seeds);
  for (let s = 0; s < seeds; s++) {
    for (let p = 0; p < patterns; p++) {
      const value = values[s * patterns + p] as number;
      columns[p] = (columns[p] as number) + value / divisor;
      rows[s] = (rows[s] as number) + ((counts[p] as number) * value) / items;
    }
  }
  return { columns, rows };
}

/** a = Σ L³/(6·(Σ L²)^1.5) of influences L, each with the number of units that have it; powers of tiny numbers would vanish. */
function pooledSkewness(factors: readonly (readonly [Float64Array, Int32Array])[], unit: number): number {
  let [squares, cubes] = [0, 0];
  for (const [influences, counts] of factors) {
    for (let k = 0; k < influences.length; k++) {
      const influence = (influences[k] as number) / unit;
      squares += (counts[k] as number) * influence ** 2;
      cubes += (counts[k] as number) * influence ** 3;
    }
  }
  return cubes / (6 * squares ** 1.5);
}

/**
 * Acceleration of BCa for the mean of a seeds × columns layout, by the jackknife over seeds and over columns pooled:
 * a = Σ L³ / (6·(Σ L²)^1.5) over both factors, L the empirical influence of one seed (a_s − Δ̂)/S or one column (b_i − Δ̂)/N.
 * Where the arms have seeds of their own, the seeds of each arm are a factor, centred at that arm's mean. With one seed it is
 * the ordinary acceleration of the column mean. The same for any order of rows and columns.
 * @returns a, or a refusal: DEGENERATE_DISTRIBUTION where every seed and every column has the same mean (skewness of nothing),
 * LENGTH_MISMATCH, EMPTY_INPUT, NON_FINITE
 * @source Efron & Tibshirani (1993), An Introduction to the Bootstrap, eq. 14.15 for one factor; independent factors are
 * pooled as several samples are (Davison & Hinkley 1997, Bootstrap Methods, ch. 5; SciPy's `bootstrap` does so).
 */
export function crossedAcceleration(blocks: SeedBlocks | CountedBlocks): number | Refusal {
  const counted = countBlocks(blocks);
  if (isRefused(counted)) return counted;
  const { patterns, sizes, divisor, sign } = counted;
  const { columns, rows } = marginalMeans(patterns, divisor);
  const factors: [Float64Array, Int32Array][] = [];
  let start = 0;
  for (const size of sizes) {
    // Rows are scaled by divisor ÷ size: the mean of a set moves by (row mean − mean)/divisor where a seed is left out.
    const ofSeeds = influencesOf(rows.subarray(start, start + size), new Int32Array(size).fill(1));
    factors.push([ofSeeds.map(influence => (influence * size) / divisor), new Int32Array(size).fill(1)]);
    start += size;
  }
  factors.push([influencesOf(columns, patterns.counts), patterns.counts]);
  const unit = factors.reduce((largest, [influences]) => Math.max(largest, largestMagnitude(influences)), 0);
  if (unit <= 1e-13 * largestMagnitude(patterns.values)) {
    const reason = 'Every seed and every column has the same mean difference: BCa has no skewness to correct for.';
    return refuse('DEGENERATE_DISTRIBUTION', 'matrix', reason);
  }
  return sign * pooledSkewness(factors, unit);
}
