import type { AgreedRun, CellSeries, History, HistoryNight, LeftOut, NightDraw } from '../core/history.ts';
import { addSeen, findChanges } from './find-changes.ts';
import type { NightCell, NightFact, NightRun } from './night-run.ts';
import { type Comparison, splitCell } from './split-cell.ts';
import { traceCell } from './trace-cell.ts';

export interface HistoryOptions {
  readonly suite: string;
  /** Two-sided error level, in (0, 0.5). */
  readonly alpha: number;
  readonly draws: NightDraw | 'auto';
  readonly left: readonly LeftOut[];
  readonly blessed?: AgreedRun | undefined;
}

/** Every cell that any night has, in the order of the first that has it. */
function cellsOf(nights: readonly NightRun[]): readonly NightCell[] {
  const cells = new Map<string, NightCell>();
  for (const cell of nights.flatMap(night => night.cells)) {
    const name = JSON.stringify([cell.rung, cell.domain]);
    if (!cells.has(name)) cells.set(name, cell);
  }
  return [...cells.values()];
}

interface Placed {
  readonly ref: NightCell;
  readonly comparison: Comparison;
  /** Which comparison of its cell, from 1. */
  readonly segment: number;
}

/** Shares 1/(k(k+1)) of the error for the k-th start add up to 1, however often a comparison starts anew. */
const shareOf = (start: number): number => 1 / (start * (start + 1));

/**
 * One-sided errors of the alarms: whatever starts in the k-th night in which anything starts shares what that night may spend, in
 * both directions. It is known on that night, and no later one changes it.
 */
function alarmTails(placed: readonly Placed[], alpha: number): readonly number[] {
  const firsts = placed.map(({ comparison }) => comparison.nights[0].night);
  const starts = [...new Set(firsts)].sort((x, y) => x - y);
  return firsts.map(first => {
    const together = firsts.filter(other => other === first).length;
    return (alpha * shareOf(starts.indexOf(first) + 1)) / (2 * together);
  });
}

function traceCells(nights: readonly NightRun[], { alpha, draws }: HistoryOptions): readonly CellSeries[] {
  const placed = cellsOf(nights).flatMap(ref =>
    splitCell(ref, nights, draws).map((comparison, at): Placed => ({ ref, comparison, segment: at + 1 })),
  );
  const tails = alarmTails(placed, alpha);
  return placed.map(({ ref, comparison, segment }, at) =>
    traceCell(comparison.nights[0].cell ?? ref, comparison, {
      segment,
      sequenceTail: alpha / 2,
      alarmTail: tails[at] as number,
      draws,
    }),
  );
}

function describeNights(nights: readonly NightRun[]): readonly HistoryNight[] {
  let known: readonly NightFact[] | undefined;
  return nights.map((run, at): HistoryNight => {
    const changes = known === undefined ? [] : findChanges(known, run.facts);
    known = addSeen(run.facts, known ?? []);
    const { directory, createdAt, planHash, gate, remarks } = run;
    return { night: at + 1, directory, createdAt, planHash, changes, gate, remarks };
  });
}

/**
 * The history of nights in order: every cell over the nights of each comparison that it was part of. All alarms of all cells,
 * both directions, all comparisons and all nights together are false with probability `alpha` at most; each confidence sequence
 * holds over all nights of its series with probability 1 − alpha.
 * @param nights from `orderNights`, at least one
 */
export function makeHistory(nights: readonly NightRun[], options: HistoryOptions): History {
  const { suite, alpha, draws, left, blessed } = options;
  const series = traceCells(nights, options);
  return { schema: 1, suite, alpha, draws, nights: describeNights(nights), series, left, blessed };
}
