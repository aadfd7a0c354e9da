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

/** Columns by their lexicographic rank, as far as it is known. */
interface ColumnClasses {
  readonly ranks: Int32Array;
  /** Columns of each rank, and one of them. */
  readonly counts: Int32Array;
  readonly columns: Int32Array;
  /** Columns that share their rank with another one. */
  readonly open: Int32Array;
}

function classesOf(ranks: Int32Array, size: number): ColumnClasses {
  const counts = new Int32Array(size);
  const columns = new Int32Array(size);
  for (let i = 0; i < ranks.length; i++) {
    const rank = ranks[i] as number;
    counts[rank] = (counts[rank] as number) + 1;
    columns[rank] = i;
  }
  const open = new Int32Array(ranks.length);
  let opened = 0;
  for (let i = 0; i < ranks.length; i++) if ((counts[ranks[i] as number] as number) > 1) open[opened++] = i;
  return { ranks, counts, columns, open: open.subarray(0, opened) };
}

/** Whether columns of one rank differ in the row that starts here. */
function tellsApart({ ranks, columns, open }: ColumnClasses, values: Float64Array, start: number): boolean {
  for (let at = 0; at < open.length; at++) {
    const i = open[at] as number;
    if (values[start + i] !== values[start + (columns[ranks[i] as number] as number)]) return true;
  }
  return false;
}

/** Ranks columns by one more row. */
function refine({ ranks }: ColumnClasses, values: DenseRanks, start: number): ColumnClasses {
  const keys = new Float64Array(ranks.length);
  const width = values.distinct.length;
  for (let i = 0; i < keys.length; i++) keys[i] = (ranks[i] as number) * width + (values.ranks[start + i] as number);
  const refined = denseRanks(keys);
  return classesOf(refined.ranks, refined.distinct.length);
}

/** Ranks columns row after row and matrix after matrix; stops once all columns are told apart. */
function rankColumns(
  matrices: readonly PairedMatrix[],
  ranksOf: (matrix: number) => DenseRanks,
  order: readonly number[],
): ColumnClasses {
  const { items } = matrices[0] as PairedMatrix;
  let classes = classesOf(new Int32Array(items), 1);
  for (const [at, { values }] of matrices.entries()) {
    for (const row of order) {
      if (classes.open.length === 0) return classes;
      if (tellsApart(classes, values, row * items)) classes = refine(classes, ranksOf(at), row * items);
    }
  }
  return classes;
}

/** The entries of these columns, rows in this order; −0 is 0. */
function gather({ seeds, items, values }: PairedMatrix, order: readonly number[], columns: Int32Array): Float64Array {
  const width = columns.length;
  const gathered = new Float64Array(seeds * width);
  for (let at = 0; at < order.length; at++) {
    const start = (order[at] as number) * items;
    for (let p = 0; p < width; p++) gathered[at * width + p] = (values[start + (columns[p] as number)] as number) + 0;
  }
  return gathered;
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
  const { counts, columns } = rankColumns(matrices, ranksOf, order);
  const values = matrices.map(matrix => gather(matrix, order, columns));
  return { seeds, patterns: counts.length, values, counts, items };
}

/** The distinct columns of one matrix, as `alignedPatterns`; one set of seeds unless told otherwise. */
export function columnPatterns(matrix: PairedMatrix, sizes: readonly number[] = [matrix.seeds]): ColumnPatterns {
  const found = alignedPatterns([matrix], sizes);
  return { ...found, values: found.values[0] as Float64Array };
}
