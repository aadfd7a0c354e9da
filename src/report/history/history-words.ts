import type { CellSeries, ChangePoint, NightChange, Observation, SeriesPoint } from '../../core/history.ts';
import { points, pointsInterval } from '../../util/format.ts';
import { cellName, shortName, VERDICT_MARKS } from '../words.ts';

/** "items of math: 200 (1a2b) → 300 (3c4d)" */
export const changeText = ({ what, before, after }: NightChange): string =>
  `${shortName(what)}: ${shortName(before ?? 'none')} → ${shortName(after ?? 'none')}`;

/** "+3.10 [−1.20, +7.40]", in points: the gain of one night, and the interval of all nights so far. */
export const pointText = ({ gain, low, high }: SeriesPoint): string =>
  `${points(gain)} ${pointsInterval(low, high, 2)}`;

export const verdictText = ({ verdict }: SeriesPoint): string =>
  verdict === undefined ? '–' : `${VERDICT_MARKS[verdict].glyph} ${verdict}`;

const DIRECTIONS = { fall: 'fell', rise: 'rose' } as const;

/** What a change point says, and how long it took to be found. */
export function changePointText(series: CellSeries, change: ChangePoint): string {
  const { direction, night, since, before, after } = change;
  const delay = night - since;
  const nights = delay === 0 ? 'on that very night' : `${delay} ${delay === 1 ? 'night' : 'nights'} later`;
  return `${cellName({ rung: shortName(series.rung), domain: shortName(series.domain) })}: the gain ${DIRECTIONS[direction]} from about night ${since} on, from ${points(before)} to ${points(after)} points; found in night ${night}, ${nights}.`;
}

const OBSERVATIONS: Readonly<Record<Observation, string>> = {
  seed: 'a seed is one observation: new seeds, these items',
  item: 'an item is one observation: these models, independent items',
  night: 'a night is one observation, because nothing says that less is independent: wide, and safe',
};

export const observationText = (observation: Observation): string => OBSERVATIONS[observation];
