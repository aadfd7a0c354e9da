import { describe, expect, test } from 'vitest';
import { renderChart } from '../../src/report/chart.ts';
import { gainChart } from '../../src/report/gain-chart.ts';
import { pgrChart } from '../../src/report/pgr-chart.ts';
import { retentionChart } from '../../src/report/retention-chart.ts';
import { seedsChart } from '../../src/report/seeds-chart.ts';
import { richView, SAMPLE_SETS, sampleView, smallView } from '../support/sample-view.ts';

const CHARTS = { gainChart, retentionChart, pgrChart, seedsChart };

const draw = async (figure: ReturnType<typeof gainChart>): Promise<string> =>
  (await Promise.all(figure.panels.map((panel, at) => renderChart({ ...panel, id: `${figure.id}-${at}` })))).join('\n');

describe.each(Object.entries(CHARTS))('%s', (_, chart) => {
  test('copes with a run that measured nothing: no picture, and no broken number', async () => {
    const cells = richView().cells.map(cell => ({
      ...cell,
      gain: undefined,
      retention: undefined,
      pgr: undefined,
      seeds: [],
    }));
    const figure = chart(sampleView(cells, [], ['chat', 'math', 'code']));
    expect(await draw(figure)).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('draws numbers only where they are numbers', async () => {
    for (const view of [richView(), smallView()]) {
      expect(await draw(chart(view))).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  test('has a table with as many columns in each row as in its head', () => {
    const { table } = chart(richView());
    expect(table.rows.length).toBeGreaterThan(5);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  });
});

test('the forest plot shows every cell with its interval in words and its verdict', async () => {
  const view = richView();
  const svg = await draw(gainChart(view));
  for (const { gain, verdict } of view.cells) {
    if (gain) expect(svg).toContain(gain.text);
    if (verdict) expect(svg).toContain(`${verdict.glyph} ${verdict.word}`);
  }
  expect(svg).toContain('δ = 2');
});

test('verdicts differ in shape, not only in colour', () => {
  const view = richView();
  const { panels } = gainChart(view);
  const spec = JSON.stringify(panels[0]?.spec);
  for (const shape of ['diamond', 'circle', 'square']) expect(spec).toContain(`"shape":"${shape}"`);
});

test('the retention table keeps every set in full, the unmeasured ones too', () => {
  const text = JSON.stringify(retentionChart(richView()).table.rows);
  for (const set of Object.values(SAMPLE_SETS)) expect(text).toContain(set.text);
});

test('retention has rows for targets alone', () => {
  expect(retentionChart(richView()).table.rows.map(([, rung]) => rung)).not.toContain('sandbox');
});

test('without weak and ceiling there is no PGR picture, and the table says why', () => {
  const { panels, table } = pgrChart(smallView());
  expect(panels).toEqual([]);
  expect(table.rows[0]).toContain('not measured');
});

test('the seeds table holds every seed of every cell', () => {
  const view = richView();
  const { table } = seedsChart(view);
  expect(table.rows).toHaveLength(view.cells.reduce((sum, { seeds }) => sum + seeds.length, 0));
});
