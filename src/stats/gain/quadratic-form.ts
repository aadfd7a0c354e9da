import { tQuantileUpper } from '../numeric/special-functions.ts';
import { projectPositive } from '../numeric/symmetric-eigen.ts';
import type { GainCell } from './gain-cell.ts';
import { momentItems, momentSquares } from './moment-squares.ts';

/** Column pairs that are the same item (or cluster): column `left[n]` of one cell is column `right[n]` of the other. */
export interface ColumnPairs {
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** How the cells of a contrast depend on each other. */
export type Relation =
  /** Contrasts of one cell: row s and column i are the same seed and item in all of them. */
  | { readonly seeds: 'shared' }
  /** Cells whose seeds have nothing in common; `columns(j, k)` are the items that cells j and k share. */
  | { readonly seeds: 'independent'; readonly columns: (j: number, k: number) => ColumnPairs };

interface Terms {
  readonly seedTerm: number;
  readonly itemTerm: number;
}

/** t²·mean square ÷ (S·N); with S ≤ 2 there is no seed term and the item term is that of the column means. */
function diagonal(cell: GainCell, tail: number): Terms {
  const { seeds, items, msSeeds, msItems, msError } = momentSquares(cell);
  const itemT = tQuantileUpper(tail, items - 1) ** 2 / (seeds * items);
  if (seeds < 3) return { seedTerm: 0, itemTerm: itemT * msItems };
  const seedTerm = (tQuantileUpper(tail, seeds - 1) ** 2 * msSeeds) / (seeds * items);
  return { seedTerm, itemTerm: itemT * (msItems - msError) };
}

/** Covariance of the column means over the shared columns, as it enters the covariance of the two cell means. */
export function columnCovariance(x: GainCell, y: GainCell, pairs: ColumnPairs): number {
  const { left, right } = pairs;
  const shared = left.length;
  if (shared < 2) return 0;
  const bx = x.squares.columnMeans;
  const by = y.squares.columnMeans;
  let sumX = 0;
  let sumY = 0;
  for (let k = 0; k < shared; k++) {
    sumX += bx[left[k] as number] as number;
    sumY += by[right[k] as number] as number;
  }
  let cross = 0;
  for (let k = 0; k < shared; k++) {
    cross += ((bx[left[k] as number] as number) - sumX / shared) * ((by[right[k] as number] as number) - sumY / shared);
  }
  return ((cross / (shared - 1)) * shared) / (bx.length * by.length);
}

/** Mean products of two cells that share seeds and items: the cross version of `meanSquares`. */
function meanProducts(x: GainCell, y: GainCell): { seeds: number; items: number; error: number } {
  const { seeds: S, items: N } = x.matrix;
  let seedSum = 0;
  let total = 0;
  for (let s = 0; s < S; s++) {
    let rowX = 0;
    let rowY = 0;
    for (let at = s * N; at < (s + 1) * N; at++) {
      rowX += (x.matrix.values[at] as number) - x.squares.mean;
      rowY += (y.matrix.values[at] as number) - y.squares.mean;
      total += ((x.matrix.values[at] as number) - x.squares.mean) * ((y.matrix.values[at] as number) - y.squares.mean);
    }
    seedSum += (rowX * rowY) / N;
  }
  let itemSum = 0;
  for (let i = 0; i < N; i++) {
    const bx = (x.squares.columnMeans[i] as number) - x.squares.mean;
    const by = (y.squares.columnMeans[i] as number) - y.squares.mean;
    itemSum += S * bx * by;
  }
  const error = (total - seedSum - itemSum) / ((S - 1) * (N - 1));
  return { seeds: seedSum / (S - 1), items: itemSum / (N - 1), error };
}

/** Pseudo-columns pull seed means towards 0 on the diagonal; covariances must follow, or they would exceed the variances. */
const pseudoShrink = (cell: GainCell): number => cell.matrix.items / momentItems(cell);

function everyColumn(items: number): ColumnPairs {
  const all = Int32Array.from({ length: items }, (_, column) => column);
  return { left: all, right: all };
}

function offDiagonal(x: GainCell, y: GainCell, { tail, relation, at }: OffDiagonal): Terms {
  const itemT = tQuantileUpper(tail, x.matrix.items - 1) * tQuantileUpper(tail, y.matrix.items - 1);
  const { seeds, items } = x.matrix;
  if (relation.seeds === 'independent' || seeds < 3) {
    const pairs = relation.seeds === 'independent' ? relation.columns(...at) : everyColumn(items);
    return { seedTerm: 0, itemTerm: itemT * columnCovariance(x, y, pairs) };
  }
  const products = meanProducts(x, y);
  const seedT = tQuantileUpper(tail, seeds - 1) ** 2 * pseudoShrink(x) * pseudoShrink(y);
  const seedTerm = (seedT * products.seeds) / (seeds * items);
  return { seedTerm, itemTerm: (itemT * (products.items - products.error)) / (seeds * items) };
}

interface OffDiagonal {
  readonly tail: number;
  readonly relation: Relation;
  readonly at: readonly [number, number];
}

/**
 * Q of the vector form: hw(c'Δ)² = c'Qc for means of k cells, Q = A + P₊(D), A_jk = t_{S−1}²·MSCP_S/(SN),
 * D_jk = t_{N−1}²·(MSCP_I−MSCP_E)/(SN). Same items with independent seeds: A_jk = 0, D_jk = t_{N−1}²·cov_i(b_ij, b_ik)/N,
 * and for partly shared items n_shared·cov/(N_j·N_k). S ≤ 2: A = 0 and D from column means. Cells under the sparse rule
 * enter their diagonal with the two pseudo-columns. Never negative, up to rounding.
 * @param cells with `relation.seeds` = 'shared' all must have the same seeds and columns, in the same order
 * @param tail one-sided error, α/(2m)
 * @returns row-major k × k
 */
export function quadraticForm(cells: readonly GainCell[], tail: number, relation: Relation): number[] {
  const size = cells.length;
  const a = new Array<number>(size * size).fill(0);
  const d = new Array<number>(size * size).fill(0);
  for (const [j, x] of cells.entries()) {
    for (const [k, y] of cells.entries()) {
      if (k < j) continue;
      const terms = j === k ? diagonal(x, tail) : offDiagonal(x, y, { tail, relation, at: [j, k] });
      a[j * size + k] = a[k * size + j] = terms.seedTerm;
      d[j * size + k] = d[k * size + j] = terms.itemTerm;
    }
  }
  const positive = projectPositive(d, size);
  return a.map((term, at) => term + (positive[at] as number));
}
