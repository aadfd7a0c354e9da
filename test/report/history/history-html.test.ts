import { expect, test } from 'vitest';
import { renderHistoryHtml } from '../../../src/report/history/history-html.ts';
import { madeHistory } from '../../support/made-history.ts';
import { madeSeries, unmeasuredCell } from '../../support/made-nights.ts';

const NIGHTS = madeSeries('html', { count: 3, gainOf: () => 0.1, domains: ['math', 'code'] });

test('the page is one file with a picture per cell, its numbers as a table, and no network', async () => {
  const page = await renderHistoryHtml(madeHistory(NIGHTS, { suite: '<b>&"x' }));
  expect(page.match(/<svg /gu)).toHaveLength(2);
  expect(page).toContain('&lt;b&gt;&amp;&quot;x');
  expect(page).not.toMatch(/https?:\/\/(?!www\.w3\.org)/u);
  for (const text of ['Where every cell stands', 'Night by night', 'night-3']) expect(page).toContain(text);
});

test('nights without anything measured still have a page that says so', async () => {
  const page = await renderHistoryHtml(madeHistory(NIGHTS.map(night => ({ ...night, cells: [unmeasuredCell()] }))));
  expect(page).toContain('Nothing was measured over 3 nights');
  expect(page).not.toContain('<svg ');
});
