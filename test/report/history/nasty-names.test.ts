import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { renderHistoryCsv } from '../../../src/report/history/history-csv.ts';
import { historyLine } from '../../../src/report/history/history-line.ts';
import { renderHistoryText } from '../../../src/report/history/history-text.ts';
import { historyView } from '../../../src/report/history/history-view.ts';
import { nightsChart } from '../../../src/report/history/nights-chart.ts';
import { nastyHistory } from '../../support/nasty-history.ts';
import { NASTY_NAMES } from '../../support/nasty-names.ts';

/** Line ends aside, nothing that moves a cursor, turns the direction of writing or hides. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

/** All text in a value, whatever it is made of. */
const textsOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsOf)
      : [];

describe.each(NASTY_NAMES)('%j in every field of a history', name => {
  const history = nastyHistory(name);

  test('is text in CSV: no formula, nothing unseen, as many fields in every row', () => {
    const csv = renderHistoryCsv(history);
    const rows: readonly (readonly string[])[] = parse(csv);
    expect(new Set(rows.map(({ length }) => length)).size).toBe(1);
    expect(rows).toHaveLength(24);
    expect(rows.flat().filter(cell => /^\s*[=+\-@＝＋－＠]/u.test(cell) && Number.isNaN(Number(cell)))).toEqual([]);
    expect(UNSEEN.exec(csv)).toBeNull();
  });

  test('moves nothing in a terminal, and hides nothing on the page', () => {
    expect(UNSEEN.exec(renderHistoryText(history))).toBeNull();
    expect(UNSEEN.exec(historyLine(history))).toBeNull();
    const texts = [...textsOf(historyView(history)), ...textsOf(nightsChart(history))];
    expect(texts.filter(text => UNSEEN.test(text) || text.includes('\n'))).toEqual([]);
  });
});
