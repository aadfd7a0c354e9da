import type { ArmGrid, CellGrid } from '../core/cell-grid.ts';
import { SCORED } from '../core/predictions.ts';
import { accept } from '../core/refusal.ts';
import { sharedColumns } from '../core/shared-columns.ts';
import { type GainCell, gainCell } from '../stats/gain/gain-cell.ts';
import type { PairedMatrix } from '../stats/gain/paired-matrix.ts';
import type { ColumnPairs, Relation } from '../stats/gain/quadratic-form.ts';

/** A contrast of two arms of one cell, with the domain's number of each of its columns. */
export interface ContrastView {
  readonly domain: string;
  readonly cell: GainCell;
  /** Item numbers, or cluster numbers where items are clustered; ascending by first use. */
  readonly units: Int32Array;
}

/** An arm with the row numbers of its seeds. Two lists are the same seeds or have none in common. */
export interface SeededArm {
  readonly arm: ArmGrid;
  readonly seeds: readonly number[];
}

export interface ViewOptions {
  readonly grid: CellGrid;
  /** Cluster number of each item of the domain. */
  readonly clusters: Int32Array | undefined;
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

/** Scores of an arm, seeds × columns; what has no score is `fill`. */
function scoresOf({ arm, seeds }: SeededArm, { grid, columns, fill }: ScoresOptions): PairedMatrix {
  const values = new Float64Array(seeds.length * columns.length);
  let next = 0;
  const { status, score } = arm;
  for (const seed of seeds) {
    const start = seed * grid.items.length;
    for (let k = 0; k < columns.length; k++) {
      const at = start + (columns[k] as number);
      values[next++] = status[at] === SCORED || fill === undefined ? (score[at] as number) : fill;
    }
  }
  return { seeds: seeds.length, items: columns.length, values };
}

interface ScoresOptions {
  readonly grid: CellGrid;
  readonly columns: readonly number[];
  readonly fill: number | undefined;
}

const isSame = (x: readonly number[], y: readonly number[]): boolean =>
  x.length === y.length && x.every((seed, at) => seed === y[at]);

/** Sets of seeds are numbered by their first row: two lists are the same or have nothing in common. */
const groupOf = ({ seeds }: SeededArm): number => seeds[0] ?? 0;

function isBinary(scores: Float64Array): boolean {
  for (let at = 0; at < scores.length; at++) if (scores[at] !== 0 && scores[at] !== 1) return false;
  return true;
}

function differences(high: Float64Array, low: Float64Array): Float64Array {
  const values = new Float64Array(high.length);
  for (let at = 0; at < values.length; at++) values[at] = (high[at] as number) - (low[at] as number);
  return values;
}

/** Differences plus − minus over seeds × columns of one cell, arm by arm where their seeds are not the same. */
export function contrastView(plus: SeededArm, minus: SeededArm, options: ViewOptions): ContrastView {
  const { grid, clusters, columns, fill } = options;
  const high = scoresOf(plus, { grid, columns, fill: fill?.plus });
  const low = scoresOf(minus, { grid, columns, fill: fill?.minus });
  const binary = isBinary(high.values) && isBinary(low.values);
  const blocks = isSame(plus.seeds, minus.seeds)
    ? [{ group: groupOf(plus), matrix: { ...high, values: differences(high.values, low.values) } }]
    : [
        { group: groupOf(plus), matrix: high },
        {
          group: groupOf(minus),
          matrix: { ...low, values: differences(new Float64Array(low.values.length), low.values) },
        },
      ];
  const items = Int32Array.from(columns, column => grid.items[column] as number);
  if (clusters === undefined) return { domain: grid.domain, cell: accept(gainCell({ blocks, binary })), units: items };
  const { numbers, units } = compactClusters(clusters, items);
  return { domain: grid.domain, cell: accept(gainCell({ blocks, binary, clusters: numbers })), units };
}

const NOTHING: ColumnPairs = { left: new Int32Array(0), right: new Int32Array(0) };

/** Which columns two cells share, and that their seeds are independent (every rung trains on seeds of its own). */
export function rungRelation(views: readonly ContrastView[]): Relation {
  return {
    seeds: 'independent',
    columns: (j, k) => {
      const [x, y] = [views[j], views[k]];
      if (x === undefined || y === undefined || x.domain !== y.domain) return NOTHING;
      return sharedColumns(x.units, y.units);
    },
  };
}
