import type { CellSeries, History, SeriesGap } from '../../core/history.ts';
import { currentSeries } from './current-series.ts';

export interface LastNight {
  /** Cells with a point in it. */
  readonly measured: number;
  /** Cells of its study: also those in which nothing was measured, or nothing new. */
  readonly planned: number;
  /** Cells of its study in which nothing was measured, with the reason. */
  readonly unmeasured: readonly (readonly [cell: CellSeries, gap: SeriesGap])[];
}

/** What the last night adds to a history. */
export function lastNight({ nights, series }: History): LastNight {
  const night = nights.length;
  const current = currentSeries(series);
  const gaps = current.flatMap(cell =>
    cell.gaps.filter(gap => gap.night === night).map((gap): readonly [CellSeries, SeriesGap] => [cell, gap]),
  );
  return {
    measured: current.filter(({ points }) => points.at(-1)?.night === night).length,
    planned: current.length - gaps.filter(([, { kind }]) => kind === 'absent').length,
    unmeasured: gaps.filter(([, { kind }]) => kind === 'unmeasured'),
  };
}

/** Whether every cell of the last night's study was measured, and any of them says something new. */
export function isLastNightWhole(history: History): boolean {
  const { measured, unmeasured } = lastNight(history);
  return measured > 0 && unmeasured.length === 0;
}
