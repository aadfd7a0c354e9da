import type { CellSeries, History } from '../../core/history.ts';
import { counted, plainPercent } from '../../util/format.ts';
import type { Tone } from '../view.ts';
import { lastNight } from './last-night.ts';

export interface Headline {
  readonly headline: string;
  readonly tone: Tone;
}

/** How many cells a change in a direction was found in, however many series of a cell have one. */
export function countChanged(series: readonly CellSeries[], direction: 'fall' | 'rise'): number {
  const changed = series.filter(({ changes }) => changes.some(one => one.direction === direction));
  return new Set(changed.map(({ rung, domain }) => JSON.stringify([rung, domain]))).size;
}

/** What keeps a history without a finding from being all good; empty, or sentences after a space. */
function reservations(history: History): string {
  const { measured, planned, unmeasured } = lastNight(history);
  const lost = history.left.filter(({ kind }) => kind !== 'other-suite').length;
  const what = unmeasured.length === 0 ? 'nothing new' : 'nothing that was measured';
  return [
    measured === 0 ? ` The last night has ${what}: whether a gain changed in it is not known.` : '',
    measured > 0 && unmeasured.length > 0
      ? ` In the last night ${unmeasured.length} of ${counted(planned, 'cell')} ${unmeasured.length === 1 ? 'was' : 'were'} not measured.`
      : '',
    lost === 0 ? '' : ` ${counted(lost, 'directory', 'directories')} could not be counted as a night.`,
  ].join('');
}

/**
 * What a history answers in a sentence, and how it looks.
 * @param warning what the blessed run adds; empty, or a sentence after a space
 */
export function historyHeadline(history: History, warning: string): Headline {
  const { nights, series, alpha } = history;
  const over = `${counted(nights.length, 'night')} of ${history.suite}`;
  if (series.every(({ points }) => points.length === 0))
    return { tone: 'unknown', headline: `Nothing was measured over ${over}: whether a gain changed is not known.` };
  const [fallen, risen] = [countChanged(series, 'fall'), countChanged(series, 'rise')];
  const rest = `${reservations(history)}${warning}`;
  if (fallen > 0) return { tone: 'bad', headline: `The gain fell in ${counted(fallen, 'cell')} over ${over}.${rest}` };
  if (risen > 0) return { tone: 'warn', headline: `The gain rose in ${counted(risen, 'cell')} over ${over}.${rest}` };
  const { measured } = lastNight(history);
  return {
    tone: measured === 0 ? 'unknown' : rest === '' ? 'good' : 'warn',
    headline: `No change found over ${over}; looking every night, such a finding would be false with a chance of ${plainPercent(alpha)} at most.${rest}`,
  };
}
