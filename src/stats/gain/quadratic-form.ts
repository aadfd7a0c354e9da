import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { checkTail } from '../guard.ts';
import { tQuantileUpper } from '../numeric/special-functions.ts';
import { projectPositive } from '../numeric/symmetric-eigen.ts';
import type { GainCell, SeedBlock } from './gain-cell.ts';
import { refuseWidth } from './gain-interval.ts';
import { type HoweTerms, howeTerms, theseSeedsHalfWidth } from './howe.ts';
import { howeInput, momentItems, momentSquares } from './moment-squares.ts';

/** Column pairs that are the same item (or cluster): column `left[n]` of one cell is column `right[n]` of the other. */
export interface ColumnPairs {
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** How the cells of a contrast depend on each other. */
export type Relation =
  /** Contrasts of one cell: columns are the same items in all of them, blocks of one group the same seeds. */
  | { readonly seeds: 'shared' }
  /** Cells whose seeds have nothing in common; `columns(j, k)` are the items that cells j and k share. */
  | { readonly seeds: 'independent'; readonly columns: (j: number, k: number) => ColumnPairs };

/** With fewer than three seeds there is no seed term and the item term is that of the column means. */
function diagonal(cell: GainCell, tail: number): HoweTerms {
  if (cell.seeds >= 3) return howeTerms(howeInput(cell), tail);
  return { seedTerm: 0, itemTerm: theseSeedsHalfWidth(momentSquares(cell), tail) ** 2 };
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

/** Mean products of two parts that share seeds and items: the cross version of MS_S and MS_E. */
function meanProducts(x: SeedBlock, y: SeedBlock): { seeds: number; error: number } {
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
  return { seeds: seedSum / (S - 1), error: (total - seedSum - itemSum) / ((S - 1) * (N - 1)) };
}

/** Pseudo-columns pull seed means towards 0 on the diagonal; covariances must follow, or they would exceed the variances. */
const pseudoShrink = (cell: GainCell): number => cell.matrix.items / momentItems(cell);

function checkPairs({ left, right }: ColumnPairs, ...items: readonly [number, number]): Refusal | undefined {
  if (left.length !== right.length) {
    const found = `${left.length} columns of one cell and ${right.length} of the other`;
    return refuse('LENGTH_MISMATCH', 'relation', `${found}: expected pairs.`);
  }
  for (const [at, columns] of [left, right].entries()) {
    const most = items[at] as number;
    if (columns.every(column => column >= 0 && column < most)) continue;
    return refuse('OUT_OF_RANGE', 'relation', `A shared column outside 0 to ${most - 1}.`);
  }
  return undefined;
}

/** Contrasts of one cell: the same columns, and as many seeds wherever they share a set of them. */
function checkShared(cells: readonly GainCell[]): Refusal | undefined {
  const seedsOf = new Map<number, number>();
  for (const { matrix, blocks } of cells) {
    const items = cells[0]?.matrix.items;
    if (matrix.items !== items) {
      const found = `${items} and ${matrix.items} columns`;
      return refuse('LENGTH_MISMATCH', 'cells', `${found}: contrasts that share their seeds share their columns.`);
    }
    for (const { group, matrix: own } of blocks) {
      const seeds = seedsOf.get(group) ?? own.seeds;
      seedsOf.set(group, seeds);
      if (seeds === own.seeds) continue;
      return refuse(
        'LENGTH_MISMATCH',
        'cells',
        `${seeds} and ${own.seeds} seeds of one group: expected the same ones.`,
      );
    }
  }
  return undefined;
}

function checkCells(cells: readonly GainCell[], relation: Relation): Refusal | undefined {
  if (cells.length === 0) return refuse('EMPTY_INPUT', 'cells', 'No cells: expected at least one.');
  for (const { matrix } of cells) {
    if (matrix.items >= 2) continue;
    return refuse('TOO_FEW_OBSERVATIONS', 'cells', `${matrix.items} column: expected 2 or more in every cell.`);
  }
  return relation.seeds === 'shared' ? checkShared(cells) : undefined;
}

function everyColumn(items: number): ColumnPairs {
  const all = Int32Array.from({ length: items }, (_, column) => column);
  return { left: all, right: all };
}

function offDiagonal(x: GainCell, y: GainCell, { tail, relation, at }: OffDiagonal): HoweTerms | Refusal {
  const { items } = x.matrix;
  const itemT = tQuantileUpper(tail, items - 1) * tQuantileUpper(tail, y.matrix.items - 1);
  const isShared = relation.seeds === 'shared';
  const pairs = isShared ? everyColumn(items) : relation.columns(...at);
  const wrong = checkPairs(pairs, items, y.matrix.items);
  if (wrong !== undefined) return wrong;
  const covariance = columnCovariance(x, y, pairs);
  if (!isShared || x.seeds < 3 || y.seeds < 3) return { seedTerm: 0, itemTerm: itemT * covariance };
  let [seedTerm, errorCovariance] = [0, 0];
  for (const left of x.blocks) {
    const right = y.blocks.find(({ group }) => group === left.group);
    if (right === undefined) continue;
    const { seeds } = left.matrix;
    const products = meanProducts(left, right);
    const seedT = tQuantileUpper(tail, seeds - 1) ** 2 * pseudoShrink(x) * pseudoShrink(y);
    seedTerm += (seedT * products.seeds) / (seeds * items);
    errorCovariance += products.error / (seeds * items);
  }
  return { seedTerm, itemTerm: itemT * (covariance - errorCovariance) };
}

function termsOf(x: GainCell, y: GainCell, options: OffDiagonal): HoweTerms | Refusal {
  const { tail, at } = options;
  const terms = at[0] === at[1] ? diagonal(x, tail) : offDiagonal(x, y, options);
  return isRefused(terms) || Number.isFinite(terms.seedTerm + terms.itemTerm) ? terms : refuseWidth(tail);
}

interface OffDiagonal {
  readonly tail: number;
  readonly relation: Relation;
  readonly at: readonly [number, number];
}

/**
 * Q of the vector form: hw(c'Δ)² = c'Qc for means of k cells, Q = A + P₊(D), A_jk = t_{S−1}²·MSCP_S/(SN),
 * D_jk = t_{N−1}²·(MSCP_I−MSCP_E)/(SN). Same items with independent seeds: A_jk = 0, D_jk = t_{N−1}²·cov_i(b_ij, b_ik)/N,
 * and for partly shared items n_shared·cov/(N_j·N_k). Arms with seeds of their own: A_jk and the MSCP_E are summed over the
 * sets of seeds that both contrasts use. S ≤ 2: A = 0 and D from column means. Cells under the sparse rule
 * enter their diagonal with the two pseudo-columns. Never negative, up to rounding.
 * @param found cells, a refused one is handed on; with `relation.seeds` = 'shared' all must have the same seeds and columns, in the same order
 * @param tail one-sided error, α/(2m)
 * @returns row-major k × k, or a refusal: OUT_OF_RANGE (a tail outside (0, 0.5), so small that a term leaves the range of a
 * double, a column that is not there), EMPTY_INPUT, TOO_FEW_OBSERVATIONS below two columns, LENGTH_MISMATCH (cells that cannot
 * share their seeds, columns without a partner)
 */
export function quadraticForm(
  found: readonly (GainCell | Refusal)[],
  tail: number,
  relation: Relation,
): number[] | Refusal {
  const refused = found.find(isRefused);
  if (refused !== undefined) return refused;
  const cells = found as readonly GainCell[];
  const wrong = checkTail(tail) ?? checkCells(cells, relation);
  if (wrong !== undefined) return wrong;
  const size = cells.length;
  const a = new Array<number>(size * size).fill(0);
  const d = new Array<number>(size * size).fill(0);
  for (const [j, x] of cells.entries()) {
    for (const [k, y] of cells.entries()) {
      if (k < j) continue;
      const terms = termsOf(x, y, { tail, relation, at: [j, k] });
      if (isRefused(terms)) return terms;
      a[j * size + k] = a[k * size + j] = terms.seedTerm;
      d[j * size + k] = d[k * size + j] = terms.itemTerm;
    }
  }
  const positive = projectPositive(d, size);
  return a.map((term, at) => term + (positive[at] as number));
}
