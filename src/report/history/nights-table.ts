import type { CellSeries, History, HistoryNight } from '../../core/history.ts';
import type { TableView } from '../counts/counts-view.ts';
import { cellName } from '../words.ts';
import { changeText, pointText, verdictText } from './history-words.ts';

/** Series that this night goes on with after nights of another comparison. */
function resumed({ night }: HistoryNight, series: readonly CellSeries[]): readonly CellSeries[] {
  const isIn = (at: number, { points, gaps }: CellSeries): boolean =>
    [...points, ...gaps].some(one => one.night === at);
  return series.filter(one => one.first < night && isIn(night, one) && !isIn(night - 1, one));
}

function nightRow(night: HistoryNight, { series }: History): TableView['rows'][number] {
  const cells = series.flatMap(one =>
    one.points.filter(point => point.night === night.night).map(point => ({ name: cellName(one), point })),
  );
  const gaps = series.flatMap(one =>
    one.gaps.filter(gap => gap.night === night.night).map(({ reason }) => `${cellName(one)}: ${reason}`),
  );
  const again = resumed(night, series).map(
    one => `${cellName(one)}: goes on with the series that began in night ${one.first}`,
  );
  const told = night.changes.map(change => `${change.aspect}: ${changeText(change)}`);
  return {
    names: [String(night.night), night.directory],
    values: [
      night.createdAt,
      night.gate ?? 'not decided',
      cells.map(({ name, point }) => `${name} ${pointText(point)} ${verdictText(point)}`).join('; '),
      told.join('; ') || 'nothing',
      [...night.remarks, ...again, ...gaps].join('; ') || 'none',
    ],
  };
}

/** Every night with its gains, what changed and what was odd. */
export const nightsTable = (history: History): TableView => ({
  title: 'Night by night',
  note: 'The interval is the confidence sequence after that night: from all nights of its series so far.',
  columns: ['Night', 'Run', 'Made', 'Gate', 'Gains, points', 'What changed', 'Remarks'],
  rows: history.nights.map(night => nightRow(night, history)),
});
