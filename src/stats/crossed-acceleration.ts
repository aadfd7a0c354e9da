import type { Refusal } from '../core/estimate.ts';
import { columnPatterns } from './column-patterns.ts';
import { requireMatrix } from './guard.ts';
import type { PairedMatrix } from './paired-matrix.ts';

interface Moments {
  squares: number;
  cubes: number;
}

/** Adds the influences of one factor, (level mean − mean)/number of levels, `counts[k]` levels with mean `means[k]`. */
function addInfluences(moments: Moments, means: ArrayLike<number>, counts: ArrayLike<number>): void {
  let levels = 0;
  let mean = 0;
  for (let k = 0; k < means.length; k++) {
    levels += counts[k] as number;
    mean += (counts[k] as number) * (means[k] as number);
  }
  mean /= levels;
  for (let k = 0; k < means.length; k++) {
    const influence = ((means[k] as number) - mean) / levels;
    moments.squares += (counts[k] as number) * influence ** 2;
    moments.cubes += (counts[k] as number) * influence ** 3;
  }
}

/**
 * Acceleration of BCa for the mean of a seeds × columns layout, by the jackknife over seeds and over columns pooled:
 * a = Σ L³ / (6·(Σ L²)^1.5) over both factors, L the empirical influence of one seed (a_s − Δ̂)/S or one column (b_i − Δ̂)/N.
 * With one seed it is the ordinary acceleration of the column mean. The same for any order of rows and columns.
 * @returns a, or a refusal where every seed and every column has the same mean: skewness of nothing
 * @throws CarryoverError `data-invalid` on gaps or values that are not finite
 * @source Efron & Tibshirani (1993), An Introduction to the Bootstrap, eq. 14.15 for one factor; independent factors are
 * pooled as several samples are (Davison & Hinkley 1997, Bootstrap Methods, section 5.3.2; SciPy's `bootstrap` does so).
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
  const moments = { squares: 0, cubes: 0 };
  addInfluences(moments, rowMeans, new Int32Array(seeds).fill(1));
  addInfluences(moments, columnMeans, counts);
  let scale = 0;
  for (const value of values) scale = Math.max(scale, Math.abs(value));
  if (moments.squares <= (1e-13 * scale) ** 2) {
    const reason = 'Every seed and every column has the same mean difference: BCa has no skewness to correct for.';
    return { status: 'refused', code: 'DEGENERATE_DISTRIBUTION', reason };
  }
  return moments.cubes / (6 * moments.squares ** 1.5);
}
