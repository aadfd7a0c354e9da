import { expect, test } from 'vitest';
import { retentionChart } from '../../src/report/retention-chart.ts';
import { chartContract, picturesOf } from '../support/chart-pictures.ts';
import { richView, SAMPLE_SETS } from '../support/sample-view.ts';

chartContract(retentionChart);

test('the table keeps every set in full, the unresolved and the unmeasured ones too', () => {
  const text = JSON.stringify(retentionChart(richView()).table.rows);
  for (const set of Object.values(SAMPLE_SETS)) expect(text).toContain(set.text);
});

test('only target rungs have a retention', () => {
  expect(retentionChart(richView()).table.rows.map(([, rung]) => rung)).not.toContain('sandbox');
});

test('the whole gain and the floor are drawn and named', async () => {
  const svg = await picturesOf(retentionChart(richView()));
  expect(svg).toContain('φ = 0.5');
  expect(svg).toContain('all of it');
});

test('a run without any target has no picture', () => {
  const view = richView();
  const cells = view.cells.filter(({ replication }) => replication !== undefined);
  expect(retentionChart({ ...view, cells }).panels).toEqual([]);
});
