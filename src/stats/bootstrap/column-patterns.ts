import type { PairedMatrix } from '../gain/paired-matrix.ts';
import { canonicalRows } from './canonical-rows.ts';
import { type DenseRanks, denseRanks } from './dense-ranks.ts';

/** The distinct columns of several matrices at once, and how often each occurs. */
export interface AlignedPatterns {
  readonly seeds: number;
  /** Number of distinct columns, P. */
  readonly patterns: number;
  /** By matrix: row-major seeds × P; rows of a set of seeds in canonical order, columns in lexicographic order. */
  readonly values: readonly Float64Array[];
  /** Columns of the matrices that show each pattern; they sum to `items`. */
  readonly counts: Int32Array;
  readonly items: number;
}

/** The distinct columns of a matrix and how often each occurs: all that a mean over resampled columns depends on. */
export interface ColumnPatterns extends Omit<AlignedPatterns, 'values'> {
  /** Row-major seeds × P; rows of a set of seeds in canonical order, columns in lexicographic order. */
  readonly values: Float64Array;
}

/** Lexicographic rank of every column, row after row and matrix after matrix; stops once all columns are told apart. */
function rankColumns(
  ranksOf: (matrix: number) => DenseRanks,
  order: readonly number[],
  { matrices, items }: { readonly matrices: number; readonly items: number },
) {
  let ranks = new Int32Array(items);
  let patterns = 1;
  const keys = new Float64Array(items);
  for (let matrix = 0; matrix < matrices; matrix++) {
    for (const row of order) {
      if (patterns === items) return { ranks, patterns };
      const values = ranksOf(matrix);
      for (let i = 0; i < items; i++) {
        keys[i] = (ranks[i] as number) * values.distinct.length + (values.ranks[row * items + i] as number);
      }
      const refined = denseRanks(keys);
      ranks = Int32Array.from(refined.ranks);
      patterns = refined.distinct.length;
    }
  }
  return { ranks, patterns };
}

/**
 * Counts the distinct columns of matrices that share their seeds and items: equal columns agree in all of them. The result is
 * the same for any order of rows and columns, to the byte, so that whatever is computed from it is too.
 * @param matrices finite, of one shape, at least one, with at least one seed and one column
 * @param sizes rows of each set of seeds, one set after the other: rows stay in their set
 */
export function alignedPatterns(matrices: readonly PairedMatrix[], sizes: readonly number[]): AlignedPatterns {
  const { seeds, items } = matrices[0] as PairedMatrix;
  // Few of many matrices are needed to tell rows and columns apart.
  const ranked: DenseRanks[] = [];
  const ranksOf = (at: number) => {
    ranked[at] ??= denseRanks((matrices[at] as PairedMatrix).values);
    return ranked[at];
  };
  const blocks = Int32Array.from(sizes.flatMap((size, block) => new Array<number>(size).fill(block)));
  const order = canonicalRows(ranksOf(0), () => matrices.map((_, at) => ranksOf(at)), blocks);
  const { ranks, patterns } = rankColumns(ranksOf, order, { matrices: matrices.length, items });
  const counts = new Int32Array(patterns);
  const columns = new Int32Array(patterns); // one column that shows each pattern
  for (let i = 0; i < items; i++) {
    const pattern = ranks[i] as number;
    counts[pattern] = (counts[pattern] as number) + 1;
    columns[pattern] = i;
  }
  const values = matrices.map(matrix => {
    const distinct = new Float64Array(seeds * patterns);
    order.forEach((row, at) => {
      for (let p = 0; p < patterns; p++) {
        distinct[at * patterns + p] = (matrix.values[row * items + (columns[p] as number)] as number) + 0;
      }
    });
    return distinct;
  });
  return { seeds, patterns, values, counts, items };
}

/** The distinct columns of one matrix, as `alignedPatterns`; one set of seeds unless told otherwise. */
export function columnPatterns(matrix: PairedMatrix, sizes: readonly number[] = [matrix.seeds]): ColumnPatterns {
  const found = alignedPatterns([matrix], sizes);
  return { ...found, values: found.values[0] as Float64Array };
}
