import type { Predictions } from '../core/predictions.ts';
import { RowIndex } from '../core/row-index.ts';

/** Which rows of a table belong to one (domain, rung, arm, seed). */
export interface CellRows {
  readonly domain: string;
  readonly rung: string;
  readonly arm: string;
  readonly seed: string;
  /** Row numbers, in the order of their items' names (by code unit). */
  readonly rows: Int32Array;
}

/** Numbers the cells in the order of their first row. */
function numberCells({ rows, keys }: Predictions): { cellOf: Int32Array; firstRows: readonly number[] } {
  const index = new RowIndex([keys.domain.codes, keys.rung.codes, keys.arm.codes, keys.seed.codes], rows);
  const cellOf = new Int32Array(rows);
  const firstRows: number[] = [];
  for (let row = 0; row < rows; row++) {
    const first = index.add(row);
    cellOf[row] = first === row ? firstRows.push(row) - 1 : (cellOf[first] as number);
  }
  return { cellOf, firstRows };
}

/** Position of each label among all of them, sorted by code unit. */
function rankLabels(labels: readonly string[]): Int32Array {
  const sorted = Array.from(labels.keys()).sort((a, b) => ((labels[a] as string) < (labels[b] as string) ? -1 : 1));
  const ranks = new Int32Array(labels.length);
  for (const [rank, code] of sorted.entries()) ranks[code] = rank;
  return ranks;
}

/** Stable counting sort of rows by bucket; `starts[b]` is where bucket b begins, `starts[buckets]` the end. */
function sortByBucket(rows: Int32Array, bucketOf: (row: number) => number, buckets: number) {
  const starts = new Int32Array(buckets + 1);
  for (const row of rows) starts[bucketOf(row) + 1] = (starts[bucketOf(row) + 1] as number) + 1;
  for (let bucket = 0; bucket < buckets; bucket++) {
    starts[bucket + 1] = (starts[bucket + 1] as number) + (starts[bucket] as number);
  }
  const next = starts.slice();
  const sorted = new Int32Array(rows.length);
  for (const row of rows) {
    const bucket = bucketOf(row);
    sorted[next[bucket] as number] = row;
    next[bucket] = (next[bucket] as number) + 1;
  }
  return { sorted, starts };
}

/** Compares by domain, rung, arm and seed, by code unit. */
function compareCells(a: CellRows, b: CellRows): number {
  for (const part of ['domain', 'rung', 'arm', 'seed'] as const) {
    if (a[part] !== b[part]) return a[part] < b[part] ? -1 : 1;
  }
  return 0;
}

/** The cells of a table, in an order that does not depend on the order of its rows. */
export function splitCells(predictions: Predictions): readonly CellRows[] {
  const { rows, keys } = predictions;
  const { cellOf, firstRows } = numberCells(predictions);
  const ranks = rankLabels(keys.item.labels);
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  const byItem = sortByBucket(all, row => ranks[keys.item.codes[row] as number] as number, ranks.length);
  const { sorted, starts } = sortByBucket(byItem.sorted, row => cellOf[row] as number, firstRows.length);
  const say = (part: 'domain' | 'rung' | 'arm' | 'seed', row: number): string =>
    keys[part].labels[keys[part].codes[row] as number] as string;
  return firstRows
    .map((row, cell) => ({
      domain: say('domain', row),
      rung: say('rung', row),
      arm: say('arm', row),
      seed: say('seed', row),
      rows: sorted.subarray(starts[cell], starts[cell + 1]),
    }))
    .sort(compareCells);
}
