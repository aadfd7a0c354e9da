import { expect, test } from 'vitest';
import { renderHistoryText } from '../../../src/report/history/history-text.ts';
import { madeHistory } from '../../support/made-history.ts';
import { factOf, madeSeries } from '../../support/made-nights.ts';

const NIGHTS = madeSeries('text', { count: 20, gainOf: () => 0.1 }).map((night, at) => ({
  ...night,
  directory: `/home/runner/work/repository/reports/nights/2026-01-${String(at + 1).padStart(2, '0')}`,
}));

test('runs of one folder are told apart, however deep the folder is', () => {
  const text = renderHistoryText(madeHistory(NIGHTS));
  expect(text).toMatch(/^ {2}20 {5}2026-01-20 {2}/mu);
  expect(text).not.toContain('/home/runner');
});

test('shows the last two weeks, and says that it does', () => {
  const text = renderHistoryText(madeHistory(NIGHTS));
  expect(text).toContain('The last 14 nights');
  expect(text.match(/^ {2}\d+ +2026/gmu)).toHaveLength(14);
  expect(renderHistoryText(madeHistory(NIGHTS.slice(0, 3)))).not.toContain('The last');
});

test('what is odd about many nights is said once, with their numbers', () => {
  const remarks = ['no verdicts'];
  const nights = NIGHTS.slice(0, 4).map((night, at) => ({ ...night, remarks: at === 2 ? [] : remarks }));
  expect(renderHistoryText(madeHistory(nights))).toContain('Nights 1, 2 and 4: no verdicts');
});

test('new starts come first, then what changed in which night', () => {
  const nights = NIGHTS.slice(0, 4).map((night, at) => ({ ...night, facts: [factOf('items', at < 2 ? 'a' : 'b')] }));
  const text = renderHistoryText(madeHistory(nights)).replaceAll(/\s+/gu, ' ');
  expect(text).toMatch(/Look at Night 3 \(\S+\) is another comparison.*Night 3: changed items: the items: a → b/u);
});
