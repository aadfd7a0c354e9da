import { mix32 } from '../random/mix32.ts';
import type { DenseRanks } from './dense-ranks.ts';

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

/** Numbers of 32 bits that stand for what a matrix, or several of them, hold at each seed and item. */
function hashEntries(ranked: readonly DenseRanks[]): Int32Array {
  let hashes = new Int32Array(0);
  for (const { ranks, distinct } of ranked) {
    const ofValue = hashValues(distinct);
    const before = hashes;
    hashes = ranks.map((rank, at) =>
      before.length === 0 ? (ofValue[rank] as number) : mix32(before[at] as number) + (ofValue[rank] as number),
    ) as Int32Array<ArrayBuffer>;
  }
  return hashes;
}

/** Colours of the rows after three rounds of colouring. */
function refine(hashes: Int32Array, start: Int32Array): Int32Array {
  let rows = start;
  for (let round = 0; round < 3; round++) rows = colourRows(hashes, rows, colourColumns(hashes, rows));
  return rows;
}

/** Rows by set and colour, and one that is like another. */
function sortRows(colours: Int32Array, blocks: Int32Array) {
  const order = Array.from(colours.keys()).sort(
    (a, b) => (blocks[a] as number) - (blocks[b] as number) || (colours[a] as number) - (colours[b] as number),
  );
  const alike = order.find((row, at) => {
    const before = order[at - 1];
    return before !== undefined && colours[row] === colours[before] && blocks[row] === blocks[before];
  });
  return { order, alike };
}

/**
 * Rows in an order that depends on what they contain and not on how rows and columns are arranged, by colour refinement: rows
 * are coloured by their values, columns by the rows they meet, rows by the columns they meet. The first matrix alone is looked
 * at where it tells all rows apart. Where two rows stay alike in all matrices they are images of each other (contrived cases
 * apart), so one of them may be marked and what that tells apart be coloured again.
 * @param first values of the first matrix, row-major, ranked
 * @param all the same of every matrix; the matrices share rows and columns
 * @param blocks number of the set that each row belongs to: rows stay in their set
 */
export function canonicalRows(first: DenseRanks, all: () => readonly DenseRanks[], blocks: Int32Array): number[] {
  if (blocks.length === 1) return [0];
  const start = blocks.map(block => (block === 0 ? 0 : mix32(block)));
  const found = sortRows(refine(hashEntries([first]), start), blocks);
  if (found.alike === undefined) return found.order;
  const hashes = hashEntries(all());
  for (let rows: Int32Array = start; ; ) {
    rows = refine(hashes, rows);
    const { order, alike } = sortRows(rows, blocks);
    if (alike === undefined) return order;
    rows[alike] = mix32((rows[alike] as number) + 1);
  }
}
