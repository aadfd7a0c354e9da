import type { PairedMatrix } from '../gain/paired-matrix.ts';
import { mix32 } from '../random/mix32.ts';
import { type DenseRanks, denseRanks } from './dense-ranks.ts';

/** The distinct columns of a matrix and how often each occurs: all that a mean over resampled columns depends on. */
export interface ColumnPatterns {
  readonly seeds: number;
  /** Number of distinct columns, P. */
  readonly patterns: number;
  /** Row-major seeds × P; rows of a set of seeds in canonical order, columns in lexicographic order. */
  readonly values: Float64Array;
  /** Columns of the matrix that show each pattern; they sum to `items`. */
  readonly counts: Int32Array;
  readonly items: number;
}

/** A number of 32 bits for every distinct value. */
function hashValues(distinct: Float64Array): Int32Array {
  const bits = new DataView(new ArrayBuffer(8));
  const hashes = new Int32Array(distinct.length);
  for (let rank = 0; rank < distinct.length; rank++) {
    bits.setFloat64(0, (distinct[rank] as number) + 0);
    hashes[rank] = mix32(bits.getInt32(0) ^ mix32(bits.getInt32(4)));
  }
  return hashes;
}

/** New colour of every row: its old one, and the multiset of its values with the colours of their columns. */
function colourRows(hashes: Int32Array, rows: Int32Array, columns: Int32Array): Int32Array {
  const items = columns.length;
  return rows.map((old, s) => {
    let met = 0;
    for (let i = 0; i < items; i++) {
      met = (met + mix32((hashes[s * items + i] as number) ^ (columns[i] as number))) | 0;
    }
    return mix32(mix32(old) ^ met);
  });
}

function colourColumns(hashes: Int32Array, rows: Int32Array): Int32Array {
  const items = hashes.length / rows.length;
  const columns = new Int32Array(items);
  for (let s = 0; s < rows.length; s++) {
    const row = rows[s] as number;
    for (let i = 0; i < items; i++) {
      columns[i] = ((columns[i] as number) + mix32((hashes[s * items + i] as number) ^ row)) | 0;
    }
  }
  return columns;
}

/**
 * Rows in an order that depends on what they contain and not on how rows and columns are arranged, by colour refinement: rows
 * are coloured by their values, columns by the rows they meet, rows by the columns they meet. Where two rows stay alike they
 * are images of each other (contrived cases apart), so one of them may be marked and what that tells apart be coloured again.
 */
function canonicalRows({ seeds }: PairedMatrix, { ranks, distinct }: DenseRanks, blocks: Int32Array): number[] {
  if (seeds === 1) return [0];
  const ofValue = hashValues(distinct);
  const hashes = ranks.map(rank => ofValue[rank] as number);
  let rows: Int32Array = blocks.map(block => (block === 0 ? 0 : mix32(block)));
  for (;;) {
    for (let round = 0; round < 3; round++) rows = colourRows(hashes, rows, colourColumns(hashes, rows));
    const colours = rows;
    const order = Array.from(colours.keys()).sort(
      (a, b) => (blocks[a] as number) - (blocks[b] as number) || (colours[a] as number) - (colours[b] as number),
    );
    const alike = order.find((row, at) => {
      const before = order[at - 1];
      return before !== undefined && colours[row] === colours[before] && blocks[row] === blocks[before];
    });
    if (alike === undefined) return order;
    rows[alike] = mix32((rows[alike] as number) + 1);
  }
}

/** Lexicographic rank of every column, one row after the other; stops once all columns are told apart. */
function rankColumns({ items }: PairedMatrix, values: DenseRanks, order: readonly number[]) {
  let ranks = new Int32Array(items);
  let patterns = 1;
  const keys = new Float64Array(items);
  for (const row of order) {
    if (patterns === items) break;
    for (let i = 0; i < items; i++) {
      keys[i] = (ranks[i] as number) * values.distinct.length + (values.ranks[row * items + i] as number);
    }
    const refined = denseRanks(keys);
    ranks = Int32Array.from(refined.ranks);
    patterns = refined.distinct.length;
  }
  return { ranks, patterns };
}

/**
 * Counts the distinct columns of a matrix. The result is the same for any order of rows and columns, to the byte, so that
 * whatever is computed from it is too.
 * @param matrix finite differences, at least one seed and one column
 * @param sizes rows of each set of seeds, one set after the other: rows stay in their set; one set unless told otherwise
 */
export function columnPatterns(matrix: PairedMatrix, sizes: readonly number[] = [matrix.seeds]): ColumnPatterns {
  const { seeds, items } = matrix;
  const ranked = denseRanks(matrix.values);
  const blocks = Int32Array.from(sizes.flatMap((size, block) => new Array<number>(size).fill(block)));
  const order = canonicalRows(matrix, ranked, blocks);
  const { ranks, patterns } = rankColumns(matrix, ranked, order);
  const counts = new Int32Array(patterns);
  const columns = new Int32Array(patterns); // one column that shows each pattern
  for (let i = 0; i < items; i++) {
    const pattern = ranks[i] as number;
    counts[pattern] = (counts[pattern] as number) + 1;
    columns[pattern] = i;
  }
  const values = new Float64Array(seeds * patterns);
  order.forEach((row, at) => {
    for (let p = 0; p < patterns; p++) {
      values[at * patterns + p] = (matrix.values[row * items + (columns[p] as number)] as number) + 0;
    }
  });
  return { seeds, patterns, values, counts, items };
}
