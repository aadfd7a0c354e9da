import { expect, test } from 'vitest';
import { renderChart } from '../../../src/report/chart.ts';
import { nightsChart } from '../../../src/report/history/nights-chart.ts';
import { madeHistory } from '../../support/made-history.ts';
import { factOf, madeSeries, unmeasuredCell } from '../../support/made-nights.ts';

const FALLING = madeSeries('chart', { count: 30, gainOf: night => (night < 15 ? 0.2 : 0), sd: 0.005 });

test('every measured cell has a picture that can be drawn, and all its nights in the table', async () => {
  const nights = madeSeries('cells', { count: 3, gainOf: () => 0.1, domains: ['math', 'code'] });
  const figure = nightsChart(madeHistory(nights));
  expect(figure.panels.map(({ title }) => title)).toEqual(['175b × math', '175b × code']);
  expect(figure.table.rows.map(([, domain, night, run]) => [domain, night, run])).toEqual(
    ['math', 'code'].flatMap(domain => ['1', '2', '3'].map(night => [domain, night, `night-${night}`])),
  );
  for (const [at, { spec, summary }] of figure.panels.entries())
    expect(await renderChart({ spec, id: `n${at}`, title: 'x', summary })).toMatch(/^<svg [\s\S]*<\/svg>$/u);
});

test('the summary says where the cell stands, and the change that was found', () => {
  const [panel] = nightsChart(madeHistory(FALLING)).panels;
  expect(panel?.summary).toMatch(
    /^175b × math: last gain \S+, all nights \[\S+ \S+\] points\. 175b × math: the gain fell/u,
  );
});

test('the cell stands in the comparison of its last night, also if that one began earlier', () => {
  const nights = FALLING.slice(0, 5).map((night, at) => ({ ...night, facts: [factOf('suite', at === 3 ? 'b' : 'a')] }));
  const history = madeHistory(nights);
  const last = history.series[0]?.points.at(-1);
  expect(last?.night).toBe(5);
  expect(nightsChart(history).panels[0]?.summary).toContain(`last gain +${(100 * (last?.gain ?? 0)).toFixed(2)},`);
});

test('the caption names the blessed run where there is one, and cells without a night have no picture', () => {
  const blessed = { path: 'b.json', state: 'compared', obstacles: [], changes: [], gains: [] } as const;
  expect(nightsChart(madeHistory(FALLING, { blessed })).caption).toContain('of b.json');
  expect(nightsChart(madeHistory(FALLING)).caption).not.toContain('blessed');
  const nothing = madeHistory(FALLING.map(night => ({ ...night, cells: [unmeasuredCell()] })));
  expect(nightsChart(nothing)).toMatchObject({ panels: [], table: { rows: [] } });
});
