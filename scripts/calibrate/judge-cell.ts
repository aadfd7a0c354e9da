import { clusterRobust } from '../../src/stats/clusters/cluster-robust.ts';
import { MIN_COLUMNS } from '../../src/stats/gain/gain-cell.ts';
import { howeTerms, sharedSeeds, theseSeedsHalfWidth } from '../../src/stats/gain/howe.ts';
import type { MeanSquares } from '../../src/stats/gain/layout-squares.ts';
import { addPseudoColumns, SPARSE_COLUMNS } from '../../src/stats/gain/sparse-columns.ts';
import type { Limits } from '../../src/stats/limits.ts';
import { tQuantileUpper } from '../../src/stats/numeric/special-functions.ts';
import { projectPositive } from '../../src/stats/numeric/symmetric-eigen.ts';
import { tango } from '../../src/stats/proportions/tango.ts';
import type { CellSums, Layout } from './cell-sums.ts';

/** Column means are not kept: nothing here looks at single columns. */
const NO_COLUMNS = new Float64Array(0);

/** A half-width of at most this is 0 up to float noise, as in `gainCell`. */
const NOISE = 1e-12;

/** A cell, summed up and ready for every closed-form procedure. */
export interface JudgedCell {
  readonly layout: Layout;
  readonly columns: number;
  readonly sums: CellSums;
  /** With the two pseudo-columns where the sparse rule applies, except for the mean. */
  readonly squares: MeanSquares;
  readonly mean: number;
  readonly sparse: boolean;
}

/** Mean squares from sums; differences were summed up over `k` items of a cluster, so values are k times too large. */
export function squaresOf(sums: CellSums, { seeds: S, items, clusterSize: k }: Layout): MeanSquares {
  const N = items / k;
  const { total, rowSquares, columnSquares, squares } = sums;
  const error = S * N * squares - N * columnSquares - S * rowSquares + total * total;
  return {
    seeds: S,
    items: N,
    mean: total / (S * items),
    msSeeds: S > 1 ? (S * rowSquares - total * total) / (S * N * (S - 1)) / (k * k) : 0,
    msItems: (N * columnSquares - total * total) / (S * N * (N - 1)) / (k * k),
    msError: S > 1 ? error / (S * N * (S - 1) * (N - 1)) / (k * k) : 0,
    columnMeans: NO_COLUMNS,
  };
}

/** Whether the moment interval would have zero width, as in `gainCell`. */
function hasNoSpread({ seeds, items, msSeeds, msItems, msError }: MeanSquares): boolean {
  const [perColumn, fromSeeds] = [msItems / seeds, msSeeds / seeds];
  if (seeds < 3) return Math.sqrt(perColumn / items) <= NOISE;
  return Math.sqrt((fromSeeds + Math.max(0, perColumn - msError / seeds)) / items) <= NOISE;
}

/** The cell as the product would see it; sums of a simulator are copied by value. */
export function judgeCell(sums: CellSums, layout: Layout): JudgedCell {
  const plain = squaresOf(sums, layout);
  const sparse = sums.discordant < SPARSE_COLUMNS || hasNoSpread(plain);
  const squares = sparse ? addPseudoColumns(plain) : plain;
  return { layout, columns: layout.items / layout.clusterSize, sums, squares, mean: plain.mean, sparse };
}

const around = (mean: number, width: number): Limits => ({ low: mean - width, high: mean + width });

/** Howe's interval, about new seeds and new items; three seeds or more. */
export function howeLimits({ squares, mean }: JudgedCell, tail: number): Limits {
  const { seedTerm, itemTerm } = howeTerms(sharedSeeds(squares), tail);
  return around(mean, Math.sqrt(seedTerm + Math.max(0, itemTerm)));
}

/** The t interval of the column means: about these seeds, and the planted wrong one about new seeds. */
export const theseSeedsLimits = ({ squares, mean }: JudgedCell, tail: number): Limits =>
  around(mean, theseSeedsHalfWidth(squares, tail));

/** Tango's interval; one seed, items that stand alone. */
export function tangoLimits({ sums, layout: { items } }: JudgedCell, tail: number): Limits | undefined {
  const gains = (sums.squares + sums.total) / 2;
  const limits = tango(gains, sums.squares - gains, items, tail);
  return 'status' in limits ? undefined : limits;
}

/**
 * CR2 with Satterthwaite's degrees of freedom; one seed, clusters of equal size. There every residual sum has the same factor,
 * so that the residuals' mean square stands for all of them.
 */
export function cr2Limits(cell: JudgedCell, tail: number): Limits {
  const { layout, columns, squares, mean } = cell;
  const { clusterSize: k } = layout;
  if (cell.sparse) return theseSeedsLimits(cell, tail);
  const sizes = new Float64Array(columns).fill(k);
  const residual = k * Math.sqrt((squares.msItems * (columns - 1)) / columns);
  const { se, df } = clusterRobust(sizes, new Float64Array(columns).fill(residual));
  return around(mean, se === 0 ? 0 : tQuantileUpper(tail, df) * se);
}

/** The interval that the product's rule gives this shape. */
export function gainLimits(cell: JudgedCell, tail: number): Limits | undefined {
  if (cell.columns < MIN_COLUMNS) return undefined;
  if (cell.layout.seeds >= 3) return howeLimits(cell, tail);
  if (cell.layout.seeds === 2) return theseSeedsLimits(cell, tail);
  return cell.layout.clusterSize === 1 ? tangoLimits(cell, tail) : cr2Limits(cell, tail);
}

/** Seed and item part of a squared half-width. */
function termsOf({ squares, layout: { seeds } }: JudgedCell, tail: number): readonly [number, number] {
  if (seeds < 3) return [0, theseSeedsHalfWidth(squares, tail) ** 2];
  const { seedTerm, itemTerm } = howeTerms(sharedSeeds(squares), tail);
  return [seedTerm, itemTerm];
}

/** Interval of θ = Δ_target − φ·Δ_sandbox for cells on the same items, as `contrastInterval` has it. */
export function contrastLimits(
  target: JudgedCell,
  sandbox: JudgedCell,
  { tail, retention }: { readonly tail: number; readonly retention: number },
): Limits | undefined {
  const { columns: N, layout } = target;
  if (N < MIN_COLUMNS) return undefined;
  const { seeds: S, clusterSize: k } = layout;
  const t = tQuantileUpper(tail, N - 1);
  const cross = target.sums.crossSandbox - (target.sums.total * sandbox.sums.total) / N;
  const shared = (t * t * cross) / ((N - 1) * N * (S * k) ** 2);
  const [own, yardstick] = [termsOf(target, tail), termsOf(sandbox, tail)];
  const [a, b, , d] = projectPositive([own[1], shared, shared, yardstick[1]], 2) as [number, number, number, number];
  const square = own[0] + a - 2 * retention * b + retention * retention * (yardstick[0] + d);
  const point = target.mean - retention * sandbox.mean;
  return square > 0 ? around(point, Math.sqrt(square)) : undefined;
}
