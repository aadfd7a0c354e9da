import type { Refusal } from '../../core/estimate.ts';
import type { PairedMatrix } from '../gain/paired-matrix.ts';
import { requireMatrix } from '../guard.ts';
import { columnPatterns } from './column-patterns.ts';

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

const largestOf = (values: Float64Array): number =>
  values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);

/**
 * Acceleration of BCa for the mean of a seeds × columns layout, by the jackknife over seeds and over columns pooled:
 * a = Σ L³ / (6·(Σ L²)^1.5) over both factors, L the empirical influence of one seed (a_s − Δ̂)/S or one column (b_i − Δ̂)/N.
 * With one seed it is the ordinary acceleration of the column mean. The same for any order of rows and columns.
 * @returns a, or a refusal where every seed and every column has the same mean: skewness of nothing
 * @throws CarryoverError `data-invalid` on gaps or values that are not finite
 * @source Efron & Tibshirani (1993), An Introduction to the Bootstrap, eq. 14.15 for one factor; independent factors are
 * pooled as several samples are (Davison & Hinkley 1997, Bootstrap Methods, ch. 5; SciPy's `bootstrap` does so).
 */
export function crossedAcceleration(matrix: PairedMatrix): number | Refusal {
  requireMatrix(matrix);
  const { seeds, items, patterns, values, counts } = columnPatterns(matrix);
  const columnMeans = new Float64Array(patterns);
  const rowMeans = new Float64Array(seeds);
  for (let s = 0; s < seeds; s++) {
    for (let p = 0; p < patterns; p++) {
      const value = values[s * patterns + p] as number;
      columnMeans[p] = (columnMeans[p] as number) + value / seeds;
      rowMeans[s] = (rowMeans[s] as number) + ((counts[p] as number) * value) / items;
    }
  }
  const ofSeeds = influencesOf(rowMeans, new Int32Array(seeds).fill(1));
  const ofColumns = influencesOf(columnMeans, counts);
  const unit = Math.max(largestOf(ofSeeds), largestOf(ofColumns)); // powers of tiny numbers would vanish
  if (unit <= 1e-13 * largestOf(values)) {
    const reason = 'Every seed and every column has the same mean difference: BCa has no skewness to correct for.';
    return { status: 'refused', code: 'DEGENERATE_DISTRIBUTION', reason };
  }
  let squares = 0;
  let cubes = 0;
  const add = (influence: number, count: number): void => {
    squares += count * (influence / unit) ** 2;
    cubes += count * (influence / unit) ** 3;
  };
  ofSeeds.forEach(influence => {
    add(influence, 1);
  });
  ofColumns.forEach((influence, p) => {
    add(influence, counts[p] as number);
  });
  return cubes / (6 * squares ** 1.5);
}
