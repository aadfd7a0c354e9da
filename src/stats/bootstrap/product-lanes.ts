import type { LaneTable } from '../kernels/lane-table.ts';
import type { ColumnPatterns } from './column-patterns.ts';
import { expandLayer } from './crossed-lanes.ts';
import type { ResampleSums, TwoWayError } from './two-way-error.ts';

/** Largest value whose square is a byte, and the most lanes that pay. */
const LARGEST = 11;
const MOST_SEEDS = 24;

/** Lanes that the sums of resamples of so many seeds take: a row each, and a product for each pair of rows. */
export const productCount = (seeds: number): number => seeds + (seeds * (seeds + 1)) / 2;

/** Whether rows of such values can be lanes with their products. */
export const fitsProducts = (seeds: number, largest: number | undefined): largest is number =>
  largest !== undefined && largest <= LARGEST && seeds <= MOST_SEEDS;

/** Every row as a lane, then the products of row s with rows s, s + 1 …: whatever seeds are drawn, their sums are sums of these. */
export function productLanes({ seeds, items, patterns, values, counts }: ColumnPatterns, largest: number): LaneTable {
  const rows = Array.from({ length: seeds }, (_, s) => values.subarray(s * patterns, (s + 1) * patterns));
  const products = rows.flatMap((row, s) =>
    rows.slice(s).map(other => row.map((value, p) => value * (other[p] as number))),
  );
  const lists = [...rows, ...products];
  return { items, lanes: lists.length, layers: [expandLayer(lists, counts, items)], bound: Math.max(1, largest ** 2) };
}

/**
 * Sums of a resample from its sums of rows and of products: with w the drawn seeds, R the row sums, X the sums of products,
 * Σ_i c_i = w·R and Σ_i c_i² = w'Xw, and in each set the squared residuals are Σ_s w_s X_ss − w'Xw/S.
 * @param sums of one replicate, as `productLanes` orders them
 */
export function sumProducts(
  sums: Int32Array,
  weights: Int32Array,
  { sizes, law }: { readonly sizes: readonly number[]; readonly law: TwoWayError },
): ResampleSums {
  const seeds = weights.length;
  let [total, squares, residual] = [0, 0, 0];
  let [at, start] = [seeds, 0];
  for (const size of sizes) {
    let [ofSet, diagonal] = [0, 0];
    for (let s = start; s < start + size; s++) {
      const weight = weights[s] as number;
      total += weight * (sums[s] as number);
      diagonal += weight * (sums[at] as number);
      for (let t = s; t < seeds; t++, at++) {
        const product = (t === s ? 1 : 2) * weight * (weights[t] as number) * (sums[at] as number);
        squares += product;
        if (t < start + size) ofSet += product;
      }
    }
    residual += law.residualWeight(size) * ((size * diagonal - ofSet) / size);
    start += size;
  }
  return { total, squares, residual, rows: sums };
}
