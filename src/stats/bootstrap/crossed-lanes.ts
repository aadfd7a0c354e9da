import type { LaneTable } from '../kernels/lane-table.ts';
import type { AlignedPatterns } from './column-patterns.ts';

/** Sums of bytes are emptied so often that larger numbers would not pay. */
const LARGEST = 31;

/** Measured costs in nanoseconds: of drawing an item, and of adding sixteen lanes of it. They choose the algorithm, not the law. */
const INDEX_COST = 0.7;
const VECTOR_COST = 0.25;

/** Measured cost in nanoseconds of resampling so many items of so many lanes. */
export const laneCost = (items: number, lanes: number): number =>
  items * (INDEX_COST + VECTOR_COST * Math.ceil(lanes / 16));

/** Whether whole numbers of this size can be lanes. */
export const fitsLanes = (bound: number | undefined): bound is number => bound !== undefined && bound <= LARGEST;

/** Every item as a column of lanes, one lane for each list of values: items that show the same pattern side by side. */
export function expandLayer(lists: readonly Float64Array[], counts: Int32Array, items: number): Int8Array {
  const patternOf = new Int32Array(items);
  for (let p = 0, start = 0; p < counts.length; p++) {
    const end = start + (counts[p] as number);
    patternOf.fill(p, start, end);
    start = end;
  }
  const layer = new Int8Array(lists.length * items);
  let start = 0;
  for (const values of lists) {
    for (let i = 0; i < items; i++) layer[start + i] = values[patternOf[i] as number] as number;
    start += items;
  }
  return layer;
}

/** Aligned matrices of small whole numbers as a table: a layer for each seed, a lane for each matrix. */
export function crossedLanes({ seeds, items, patterns, values, counts }: AlignedPatterns, bound: number): LaneTable {
  const layers = Array.from({ length: seeds }, (_, s) => {
    const rows = values.map(matrix => matrix.subarray(s * patterns, (s + 1) * patterns));
    return expandLayer(rows, counts, items);
  });
  return { items, lanes: values.length, layers, bound: Math.max(1, bound) };
}
