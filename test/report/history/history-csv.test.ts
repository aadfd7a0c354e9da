import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { renderHistoryCsv } from '../../../src/report/history/history-csv.ts';
import { madeHistory } from '../../support/made-history.ts';
import { factOf, madeSeries } from '../../support/made-nights.ts';
import { nastyHistory } from '../../support/nasty-history.ts';

const NIGHTS = madeSeries('csv', { count: 3, gainOf: () => 0.1, domains: ['math', 'code'] });
const rowsOf = (nights: typeof NIGHTS): Record<string, string>[] =>
  parse(renderHistoryCsv(madeHistory(nights)), { columns: true });

test('has one row per night and cell, in the order of nights, with the numbers of the history as they are', () => {
  const { series } = madeHistory(NIGHTS);
  const rows = rowsOf(NIGHTS);
  expect(rows.map(({ night, domain }) => [night, domain])).toEqual(
    ['1', '2', '3'].flatMap(night => ['math', 'code'].map(domain => [night, domain])),
  );
  expect(rows.at(-1)).toMatchObject({ directory: 'night-3', rung: '175b', role: 'production', observation: 'seed' });
  const last = series[1]?.points.at(-1);
  for (const name of ['seeds', 'items', 'gain', 'low', 'high'] as const)
    expect(Number(rows.at(-1)?.[name])).toBe(last?.[name]);
  expect(Number(rows.at(-1)?.log_evidence_fall)).toBe(last?.fall);
});

test('says which comparison of a cell a night is in, and what changed; gaps have no row', () => {
  const [one, two, three] = NIGHTS.map((night, at) => ({ ...night, facts: [factOf('items', at < 1 ? 'a' : 'b')] }));
  if (!one || !two || !three) throw new Error('no nights');
  const rows = rowsOf([one, { ...two, cells: two.cells.slice(1) }, three]);
  expect(rows.map(({ night, domain, segment, changed }) => [night, domain, segment, changed])).toEqual([
    ['1', 'math', '1', ''],
    ['1', 'code', '1', ''],
    ['2', 'code', '2', 'items'],
    ['3', 'math', '2', ''],
    ['3', 'code', '2', ''],
  ]);
});

test('no name moves a cursor, begins a line or is run as a formula, blanks in front of it or not', () => {
  for (const name of [' =HYPERLINK("http://x")', '＝1+1', '\u202eevil\u001b[2J', 'a\nb', '-2+3', 'a,"b"']) {
    const text = renderHistoryCsv(nastyHistory(name));
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    const rows: Record<string, string>[] = parse(text, { columns: true });
    expect(rows.length).toBeGreaterThan(4);
    for (const row of rows) {
      expect(row.rung).not.toMatch(/^\s*[=+\-@＝]/u);
      expect(row.directory).not.toMatch(/^\s*[=+\-@＝]/u);
    }
  }
});
