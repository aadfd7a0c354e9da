import type { ArmGrid, CellGrid } from '../core/cell-grid.ts';
import { SCORED } from '../core/predictions.ts';
import { type GainCell, gainCell } from '../stats/gain/gain-cell.ts';
import type { ColumnPairs, Relation } from '../stats/gain/quadratic-form.ts';

/** A contrast of two arms of one cell, with the domain's number of each of its columns. */
export interface ContrastView {
  readonly domain: string;
  readonly cell: GainCell;
  /** Item numbers, or cluster numbers where items are clustered; ascending by first use. */
  readonly units: Int32Array;
}

export interface ViewOptions {
  readonly grid: CellGrid;
  /** Cluster number of each item of the domain. */
  readonly clusters: Int32Array | undefined;
  readonly seeds: readonly number[];
  readonly columns: readonly number[];
  /** What stands in for outcomes without a score; without it every outcome must have one. */
  readonly fill?: { readonly plus: number; readonly minus: number } | undefined;
}

/** Numbers the clusters of this cell's columns by first use. */
function compactClusters(clusters: Int32Array, items: Int32Array): { numbers: Int32Array; units: Int32Array } {
  const units: number[] = [];
  const numberOf = new Map<number, number>();
  const numbers = Int32Array.from(items, item => {
    const cluster = clusters[item] as number;
    const known = numberOf.get(cluster);
    if (known !== undefined) return known;
    numberOf.set(cluster, units.length);
    units.push(cluster);
    return units.length - 1;
  });
  return { numbers, units: Int32Array.from(units) };
}

/** Differences plus − minus over seeds × columns of one cell. */
export function contrastView(plus: ArmGrid, minus: ArmGrid, options: ViewOptions): ContrastView {
  const { grid, clusters, seeds, columns, fill } = options;
  const width = grid.items.length;
  const values = new Float64Array(seeds.length * columns.length);
  let binary = true;
  for (const [s, seed] of seeds.entries()) {
    for (const [i, column] of columns.entries()) {
      const at = seed * width + column;
      const high = plus.status[at] === SCORED || !fill ? (plus.score[at] as number) : fill.plus;
      const low = minus.status[at] === SCORED || !fill ? (minus.score[at] as number) : fill.minus;
      binary &&= (high === 0 || high === 1) && (low === 0 || low === 1);
      values[s * columns.length + i] = high - low;
    }
  }
  const items = Int32Array.from(columns, column => grid.items[column] as number);
  const matrix = { seeds: seeds.length, items: columns.length, values };
  if (clusters === undefined) return { domain: grid.domain, cell: gainCell({ matrix, binary }), units: items };
  const { numbers, units } = compactClusters(clusters, items);
  return { domain: grid.domain, cell: gainCell({ matrix, binary, clusters: numbers }), units };
}

/** Which columns two cells share, and that their seeds are independent (every rung trains on seeds of its own). */
export function rungRelation(views: readonly ContrastView[]): Relation {
  return {
    seeds: 'independent',
    columns: (j, k) => {
      const [x, y] = [views[j], views[k]];
      const left: number[] = [];
      const right: number[] = [];
      if (x === undefined || y === undefined || x.domain !== y.domain) return toPairs(left, right);
      const columnOf = new Map(Array.from(y.units, (unit, column) => [unit, column]));
      for (const [column, unit] of x.units.entries()) {
        const other = columnOf.get(unit);
        if (other === undefined) continue;
        left.push(column);
        right.push(other);
      }
      return toPairs(left, right);
    },
  };
}

const toPairs = (left: number[], right: number[]): ColumnPairs => ({
  left: Int32Array.from(left),
  right: Int32Array.from(right),
});
