import type { History } from '../../core/history.ts';
import { isSameCell } from '../../core/is-same-cell.ts';
import { count, plainPercent, points, pointsInterval } from '../../util/format.ts';
import type { TableView } from '../counts/counts-view.ts';
import { oneLine } from '../one-line.ts';
import type { Tone } from '../view.ts';
import { cellName, listed, TONE_GLYPHS } from '../words.ts';
import { type AgreedView, agreedView } from './agreed-view.ts';
import { currentSeries } from './current-series.ts';
import { historyHeadline } from './history-headline.ts';
import { changePointText, changeText, observationText, verdictText } from './history-words.ts';
import { lastNight } from './last-night.ts';
import { nightsTable } from './nights-table.ts';

export interface HistoryView {
  readonly name: string;
  readonly headline: string;
  readonly tone: Tone;
  readonly glyph: string;
  /** Change points, new starts, gains below the blessed ones: what somebody has to look at. */
  readonly messages: readonly string[];
  readonly latest: TableView;
  readonly nights: TableView;
  readonly left: TableView;
  /** How to read it. */
  readonly notes: readonly string[];
}

/** What starts anew in a night, all cells of it together. */
function startMessages({ series, nights }: History): string[] {
  const later = Map.groupBy(
    series.filter(({ segment }) => segment > 1),
    ({ first }) => first,
  );
  return [...later]
    .toSorted(([x], [y]) => x - y)
    .map(([first, started]) => {
      const from = nights.find(({ night }) => night === first);
      const others = series.filter(one => one.first < first && !started.some(other => isSameCell(other, one)));
      const where = others.length === 0 ? '' : ` in ${listed(started.map(cellName))}`;
      const because = [...new Set(started.flatMap(one => one.because.map(changeText)))];
      return `Night ${first} (${from?.directory ?? ''}) is another comparison${where}, and the series starts anew: ${listed(because)}.`;
    });
}

function latestTable({ series, alpha }: History, { gainOf }: AgreedView): TableView {
  return {
    title: 'Where every cell stands',
    columns: [
      'Rung',
      'Domain',
      'Nights',
      'Last gain, points',
      `All nights, ${plainPercent(1 - alpha)} at every look`,
      'Last verdict',
      'Change',
      ...(gainOf === undefined ? [] : ['Blessed gain, points']),
    ],
    rows: currentSeries(series).map(cell => {
      const { rung, domain, points: all, changes } = cell;
      const last = all.at(-1);
      const found = changes.map(
        ({ direction, since, night }) => `${direction} since night ${since}, found in ${night}`,
      );
      const values =
        last === undefined
          ? ['0', 'none', '–', '–', '–']
          : [
              count(all.length),
              points(last.gain),
              pointsInterval(last.low, last.high, 2),
              verdictText(last),
              listed(found) || 'none',
            ];
      return { names: [rung, domain], values: gainOf === undefined ? values : [...values, gainOf(cell)] };
    }),
  };
}

/** Cells of the last night's study in which nothing was measured. */
const unmeasuredMessages = (history: History): string[] =>
  lastNight(history).unmeasured.map(
    ([cell, { reason }]) => `${cellName(cell)}: not measured in the last night (${reason.replace(/\.$/u, '')}).`,
  );

/** How to read the intervals; nothing where there are none. */
function sequenceNote({ series, alpha }: History): string[] {
  const measured = series.filter(({ points }) => points.length > 0);
  if (measured.length === 0) return [];
  const observations = [...new Set(measured.map(({ observation }) => observation))];
  return [
    `Each interval is part of a confidence sequence: with a chance of ${plainPercent(1 - alpha)} the gain is in all of them at once, whenever one looks. Here ${observations.map(observationText).join('; elsewhere ')}. Where the gain changed on the way, it is about no single number: then read the change, not the interval.`,
  ];
}

/** A table in which no name moves or hides anything. */
const seen = (table: TableView): TableView => ({
  ...table,
  rows: table.rows.map(({ names, values }) => ({ names: names.map(oneLine), values: values.map(oneLine) })),
});

/** A history, worded and formatted: what the text and the page show. */
export function historyView(history: History): HistoryView {
  const { series, left, suite, alpha } = history;
  const agreed = agreedView(history);
  const { headline, tone } = historyHeadline(history, agreed.warning);
  const changePoints = series.flatMap(one => one.changes.map(change => changePointText(one, change)));
  const messages = [...changePoints, ...unmeasuredMessages(history), ...startMessages(history), ...agreed.messages];
  return {
    name: oneLine(suite),
    headline: oneLine(headline),
    tone,
    glyph: TONE_GLYPHS[tone],
    messages: messages.map(oneLine),
    latest: seen(latestTable(history, agreed)),
    nights: seen(nightsTable(history)),
    left: seen({
      title: 'Directories that are no night here',
      columns: ['Directory', 'Why'],
      rows: left.map(({ directory, reason }) => ({ names: [directory], values: [reason] })),
    }),
    notes: [
      ...agreed.notes,
      ...sequenceNote(history),
      `A change is found by the ranks of the nights: where nothing changed, any order of them is as likely as any other. All findings of all cells, in both directions, over all nights together are false with a chance of ${plainPercent(alpha)} at most. A change is a message: the series goes on, and nothing becomes the new normal by itself.`,
      'Where items, suite or price of a cell change, the nights before and after are two comparisons: its series starts anew, and both are shown; a night that is again what an earlier one was goes on with that series. The suite is rungs, arms, levels, methods, learners, training sizes, files and the number of seeds that were planned. Versions, models as outcomes name them and the gate are told and cut nothing, and what did not arrive is a gap.',
    ].map(oneLine),
  };
}
