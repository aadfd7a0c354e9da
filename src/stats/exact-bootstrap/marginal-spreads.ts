import { type ColumnPatterns, columnPatterns } from '../bootstrap/column-patterns.ts';
import type { StackedBlocks } from '../bootstrap/seed-blocks.ts';

/** What the bootstrap variance of a crossed layout is made of. */
export interface MarginalSpreads {
  /** Bootstrap standard deviation if seeds alone, or items alone, were drawn: what is lost by leaving out a factor. */
  readonly seedOnlySd: number;
  readonly itemOnlySd: number;
  /** Standard deviation of the crossed bootstrap. */
  readonly sd: number;
}

/** Σ of one set over columns, by pattern, and of each row. */
function sumsOfSet({ patterns, values, counts, items }: ColumnPatterns, start: number, size: number) {
  const columns = new Float64Array(patterns);
  const rowMeans = new Float64Array(size);
  for (let s = 0; s < size; s++) {
    for (let p = 0; p < patterns; p++) {
      const value = values[(start + s) * patterns + p] as number;
      columns[p] = (columns[p] as number) + value / size;
      rowMeans[s] = (rowMeans[s] as number) + ((counts[p] as number) * value) / items;
    }
  }
  return { columns, rowMeans, mean: rowMeans.reduce((sum, value) => sum + value / size, 0) };
}

/**
 * The variance of the crossed bootstrap in closed form: Σ(a_s−m)²/S² + Σ(b_i−m)²/N² + Σ(d−a_s−b_i+m)²/(SN)², with a_s and the
 * last term arm by arm where the arms have seeds of their own. Derived here: a resampled mean is Σ w_s v_i d_si with
 * independent multinomial shares w, v, which have covariances (δ − 1/S)/S² and (δ − 1/N)/N².
 */
export function marginalSpreads({ matrix, sizes, divisor }: StackedBlocks): MarginalSpreads {
  const layout = columnPatterns(matrix, sizes);
  const { patterns, values, counts, items } = layout;
  const columns = new Float64Array(patterns);
  let [mean, seeds, rest, start] = [0, 0, 0, 0];
  for (const size of sizes) {
    const own = sumsOfSet(layout, start, size);
    for (let p = 0; p < patterns; p++) columns[p] = (columns[p] as number) + size * (own.columns[p] as number);
    for (let s = 0; s < size; s++) {
      const row = own.rowMeans[s] as number;
      seeds += (row - own.mean) ** 2;
      for (let p = 0; p < patterns; p++) {
        const value = values[(start + s) * patterns + p] as number;
        rest += (counts[p] as number) * (value - row - (own.columns[p] as number) + own.mean) ** 2;
      }
    }
    mean += size * own.mean;
    start += size;
  }
  let across = 0;
  for (let p = 0; p < patterns; p++) across += (counts[p] as number) * ((columns[p] as number) - mean) ** 2;
  return {
    seedOnlySd: Math.sqrt(seeds) / divisor,
    itemOnlySd: Math.sqrt(across) / (divisor * items),
    sd: Math.sqrt(seeds + across / items ** 2 + rest / items ** 2) / divisor,
  };
}
