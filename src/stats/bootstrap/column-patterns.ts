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

/** How many columns come before each class: as many as before the class that it was part of, and its smaller parts. */
function startsOf(keys: Float64Array, sizes: Int32Array, width: number): Int32Array {
  const starts = new Int32Array(keys.length);
  let parent = -1;
  let next = 0;
  for (let k = 0; k < keys.length; k++) {
    const own = Math.floor((keys[k] as number) / width);
    if (own !== parent) next = own;
    parent = own;
    starts[k] = next;
    next += sizes[k] as number;
  }
  return starts;
}

/** Columns in lexicographic order, as far as their leading rows tell. Those told apart from all others are not looked at again. */
class ColumnOrder {
  /** How many columns come before each: columns not told apart yet share the number. */
  private readonly before: Int32Array;
  /** One of the columns that have this number before them. */
  private readonly shown: Int32Array;
  /** Columns that share their number. */
  private open: Int32Array;

  constructor(items: number) {
    this.before = new Int32Array(items);
    this.shown = new Int32Array(items);
    this.open = Int32Array.from({ length: items > 1 ? items : 0 }, (_, i) => i);
  }

  get isSettled(): boolean {
    return this.open.length === 0;
  }

  /** Whether columns alike so far differ in the row that starts here. */
  differIn(values: Float64Array, start: number): boolean {
    const { before, shown, open } = this;
    for (let at = 0; at < open.length; at++) {
      const i = open[at] as number;
      if (values[start + i] !== values[start + (shown[before[i] as number] as number)]) return true;
    }
    return false;
  }

  /** Orders columns alike so far by one more row. */
  refine(values: DenseRanks, start: number): void {
    const { before, shown, open } = this;
    const width = values.distinct.length;
    const keys = new Float64Array(open.length);
    for (let at = 0; at < open.length; at++) {
      const i = open[at] as number;
      keys[at] = (before[i] as number) * width + (values.ranks[start + i] as number);
    }
    const { ranks, distinct } = denseRanks(keys);
    const sizes = new Int32Array(distinct.length);
    for (let at = 0; at < ranks.length; at++) sizes[ranks[at] as number] = (sizes[ranks[at] as number] as number) + 1;
    const starts = startsOf(distinct, sizes, width);
    let left = 0;
    for (let at = 0; at < open.length; at++) {
      const i = open[at] as number;
      const rank = ranks[at] as number;
      const first = starts[rank] as number;
      before[i] = first;
      shown[first] = i;
      if ((sizes[rank] as number) > 1) open[left++] = i;
    }
    this.open = open.subarray(0, left);
  }

  /** How many columns are alike, pattern after pattern, and one of them each. */
  patterns(): { readonly counts: Int32Array; readonly columns: Int32Array } {
    const alike = new Int32Array(this.before.length);
    for (const first of this.before) alike[first] = (alike[first] as number) + 1;
    const isFirst = (_: number, first: number) => (alike[first] as number) > 0;
    return { counts: alike.filter(isFirst), columns: this.shown.filter(isFirst) };
  }
}

/** Orders columns row after row and matrix after matrix; stops once all columns are told apart. */
function orderColumns(
  matrices: readonly PairedMatrix[],
  ranksOf: (matrix: number) => DenseRanks,
  rows: readonly number[],
): ColumnOrder {
  const { items } = matrices[0] as PairedMatrix;
  const order = new ColumnOrder(items);
  for (const [at, { values }] of matrices.entries()) {
    for (const row of rows) {
      if (order.isSettled) return order;
      if (order.differIn(values, row * items)) order.refine(ranksOf(at), row * items);
    }
  }
  return order;
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
  const { counts, columns } = orderColumns(matrices, ranksOf, order).patterns();
  const values = matrices.map(matrix => gather(matrix, order, columns));
  return { seeds, patterns: counts.length, values, counts, items };
}

/** The distinct columns of one matrix, as `alignedPatterns`; one set of seeds unless told otherwise. */
export function columnPatterns(matrix: PairedMatrix, sizes: readonly number[] = [matrix.seeds]): ColumnPatterns {
  const found = alignedPatterns([matrix], sizes);
  return { ...found, values: found.values[0] as Float64Array };
}
