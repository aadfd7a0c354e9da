import { expect, test } from 'vitest';
import { nightsTable } from '../../../src/report/history/nights-table.ts';
import { madeHistory } from '../../support/made-history.ts';
import { factOf, madeSeries } from '../../support/made-nights.ts';

const NIGHTS = madeSeries('table', { count: 4, gainOf: () => 0.1 });
const rowsOf = (nights: typeof NIGHTS) => nightsTable(madeHistory(nights)).rows;

test('a night has its gain, its interval and its verdict, and says where nothing changed and nothing was odd', () => {
  const [first] = rowsOf(NIGHTS);
  expect(first?.names).toEqual(['1', 'night-1']);
  expect(first?.values).toEqual([
    '2026-01-01T03:00:00.000Z',
    'not decided',
    expect.stringMatching(/^175b × math \+\d+\.\d\d \[−\d+\.\d\d, \+\d+\.\d\d\] –$/u),
    'nothing',
    'none',
  ]);
});

test('a night of another comparison, and the one that goes on after it, say so', () => {
  const rows = rowsOf(NIGHTS.map((night, at) => ({ ...night, facts: [factOf('items', at === 2 ? 'b' : 'a')] })));
  expect(rows.map(({ values }) => values.slice(3))).toEqual([
    ['nothing', 'none'],
    ['nothing', 'none'],
    ['items: the items: a → b', 'none'],
    ['items: the items: b → a', '175b × math: goes on with the series that began in night 1'],
  ]);
});

test('a night without the cell says why', () => {
  const rows = rowsOf(NIGHTS.map((night, at) => (at === 1 ? { ...night, cells: [] } : night)));
  expect(rows[1]?.values.slice(2)).toEqual(['', 'nothing', '175b × math: the night has no such cell']);
});
