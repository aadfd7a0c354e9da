import type { CellRef } from '../core/cell-estimates.ts';
import type { CellSeries, History, HistoryNight, HistorySegment, LeftOut, NightDraw } from '../core/history.ts';
import { findChanges } from './find-changes.ts';
import type { NightCell, NightRun } from './night-run.ts';
import { type NightSegment, splitSegments } from './split-segments.ts';
import { traceCell } from './trace-cell.ts';

export interface HistoryOptions {
  readonly suite: string;
  /** Two-sided error level, in (0, 0.5). */
  readonly alpha: number;
  readonly draws: NightDraw | 'auto';
  readonly left: readonly LeftOut[];
  readonly blessed?: History['blessed'];
}

const isCell =
  ({ rung, domain }: CellRef) =>
  (cell: CellRef): boolean =>
    cell.rung === rung && cell.domain === domain;

/** Every cell that any night of a segment has, in the order of the first that has it. */
function cellsOf({ nights }: NightSegment): readonly NightCell[] {
  const cells: NightCell[] = [];
  for (const cell of nights.flatMap(night => night.cells)) if (!cells.some(isCell(cell))) cells.push(cell);
  return cells;
}

/** Shares 1/(k(k+1)) of the error for the k-th segment add up to 1, however often a comparison starts anew. */
const shareOf = (segment: number): number => 1 / (segment * (segment + 1));

interface Placed {
  readonly segment: NightSegment;
  readonly number: number;
  /** Number of its first night. */
  readonly first: number;
}

function placeSegments(segments: readonly NightSegment[]): readonly Placed[] {
  let first = 1;
  return segments.map((segment, at) => {
    const placed = { segment, number: at + 1, first };
    first += segment.nights.length;
    return placed;
  });
}

/** One-sided: both directions of every cell share what the segment may spend. */
const alarmTail = ({ segment, number }: Placed, alpha: number): number =>
  (alpha * shareOf(number)) / (2 * Math.max(1, cellsOf(segment).length));

function traceSegment(placed: Placed, { alpha, draws }: HistoryOptions): readonly CellSeries[] {
  const { segment, number, first } = placed;
  const options = { segment: number, sequenceTail: alpha / 2, alarmTail: alarmTail(placed, alpha), draws };
  return cellsOf(segment).map(ref => {
    const nights = segment.nights.map(({ cells }, at) => ({ night: first + at, cell: cells.find(isCell(ref)) }));
    return traceCell(ref, nights, options);
  });
}

function describeNights(placed: readonly Placed[]): readonly HistoryNight[] {
  let before: NightRun | undefined;
  return placed.flatMap(({ segment, number, first }) =>
    segment.nights.map((run, at): HistoryNight => {
      const changes = before === undefined ? [] : findChanges(before, run);
      before = run;
      const { directory, createdAt, planHash, gate, remarks } = run;
      return { night: first + at, directory, createdAt, planHash, segment: number, changes, gate, remarks };
    }),
  );
}

/**
 * The history of nights in order: segments of one comparison each, and every cell over them. All alarms of all cells, both
 * directions, all segments and all nights together are false with probability `alpha` at most; each confidence sequence holds
 * over all nights of its segment with probability 1 − alpha.
 * @param nights from `orderNights`, at least one
 */
export function makeHistory(nights: readonly NightRun[], options: HistoryOptions): History {
  const { suite, alpha, draws, left, blessed } = options;
  const placed = placeSegments(splitSegments(nights, draws));
  const segments = placed.map((one): HistorySegment => {
    const { segment, number, first } = one;
    const last = first + segment.nights.length - 1;
    return { segment: number, first, last, tail: alarmTail(one, alpha), because: segment.because };
  });
  const series = placed.flatMap(one => traceSegment(one, options));
  return { schema: 1, suite, alpha, draws, nights: describeNights(placed), segments, series, left, blessed };
}
