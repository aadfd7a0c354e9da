import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { makeHistory } from '../../../src/history/make-history.ts';
import { renderHistoryCsv } from '../../../src/report/history/history-csv.ts';
import { madeSeries } from '../../support/made-nights.ts';
import { nastyHistory } from '../../support/nasty-history.ts';

const read = (text: string): readonly Readonly<Record<string, string>>[] => parse(text, { columns: true });

test('has one row for every night of every cell, gains as fractions to the last digit', () => {
  const nights = madeSeries('rows', { count: 3, gainOf: () => 0.1, domains: ['math', 'code'] });
  const rows = read(renderHistoryCsv(makeHistory(nights, { suite: 's', alpha: 0.05, draws: 'auto', left: [] })));
  expect(rows.map(({ night, rung, domain }) => `${night} ${rung} ${domain}`)).toEqual([
    '1 175b math',
    '1 175b code',
    '2 175b math',
    '2 175b code',
    '3 175b math',
    '3 175b code',
  ]);
  for (const [at, { directory, gain, seeds, items, observation, changed }] of rows.entries()) {
    const night = nights[Math.floor(at / 2)];
    const cell = night?.cells[at % 2];
    expect(directory).toBe(night?.directory);
    expect(Number(gain)).toBe(cell?.status === 'measured' ? cell.gain : undefined);
    expect([seeds, items, observation, changed]).toEqual(['5', '1000', 'seed', '']);
  }
});

test('no name moves a cursor, begins a line or is run as a formula, blanks in front of it or not', () => {
  for (const name of [' =HYPERLINK("http://x")', '＝1+1', '\u202eevil\u001b[2J', 'a\nb', '-2+3', 'a,"b"']) {
    const text = renderHistoryCsv(nastyHistory(name));
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    const rows = read(text);
    expect(rows).toHaveLength(4);
    for (const row of rows) {
      expect(row.rung).not.toMatch(/^\s*[=+\-@＝]/u);
      expect(row.directory).not.toMatch(/^\s*[=+\-@＝]/u);
    }
  }
});
