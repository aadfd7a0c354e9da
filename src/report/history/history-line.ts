import type { History } from '../../core/history.ts';
import { counted } from '../../util/format.ts';
import { oneLine } from '../one-line.ts';
import { isUnheld } from './agreed-view.ts';
import { currentSeries } from './current-series.ts';
import { countChanged } from './history-headline.ts';
import { lastNight } from './last-night.ts';

/** What was found, in a line without its end: the last on stderr. */
export function historyLine(history: History): string {
  const { series, nights, suite, blessed } = history;
  const fallen = countChanged(series, 'fall');
  const cells = currentSeries(series).length;
  const lost = history.left.filter(({ kind }) => kind !== 'other-suite').length;
  const { measured, planned, unmeasured } = lastNight(history);
  const found =
    fallen > 0
      ? `the gain fell in ${fallen} of ${counted(cells, 'cell')}`
      : series.some(({ points }) => points.length > 0)
        ? 'no fall found'
        : 'nothing was measured';
  const rest = [
    `${found} over ${counted(nights.length, 'night')} of ${suite}`,
    ...(measured === 0
      ? [`the last night has ${unmeasured.length === 0 ? 'nothing new' : 'nothing that was measured'}`]
      : []),
    ...(measured > 0 && unmeasured.length > 0
      ? [`${unmeasured.length} of ${planned} not measured in the last night`]
      : []),
    ...(lost === 0 ? [] : [`${lost} left out`]),
    ...(isUnheld(history) ? [`${blessed?.path}: ${blessed?.obstacles[0]}`] : []),
  ];
  return oneLine(rest.join('; '));
}
