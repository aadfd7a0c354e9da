import { expect, test } from 'vitest';
import { pgrChart } from '../../src/report/pgr-chart.ts';
import { chartContract, picturesOf } from '../support/chart-pictures.ts';
import { richView, smallView } from '../support/sample-view.ts';

chartContract(pgrChart);

test('without weak and ceiling there is no picture, and the table says so', () => {
  const { panels, table } = pgrChart(smallView());
  expect(panels).toEqual([]);
  expect(table.rows[0]).toContain('not measured');
});

test('every measured cell has three lines: baseline, candidate, gain', async () => {
  const view = richView();
  const measured = view.cells.filter(({ pgr }) => pgr !== undefined).length;
  const svg = await picturesOf(pgrChart(view));
  for (const label of ['baseline', 'candidate', 'gain']) {
    expect(svg.split(`>${label}</text>`)).toHaveLength(measured + 1);
  }
});

test('unresolved sets stay in the picture', async () => {
  expect(await picturesOf(pgrChart(richView()))).toContain('unresolved');
});
