import { expect, test } from 'vitest';
import { seedsChart } from '../../src/report/seeds-chart.ts';
import { chartContract, picturesOf } from '../support/chart-pictures.ts';
import { richView, smallView } from '../support/sample-view.ts';

chartContract(seedsChart);

test('the table holds every seed of every cell', () => {
  const view = richView();
  const { table } = seedsChart(view);
  expect(table.rows).toHaveLength(view.cells.reduce((sum, { seeds }) => sum + seeds.length, 0));
});

test('the number of seeds and their mean stand beside each row', async () => {
  expect(await picturesOf(seedsChart(smallView()))).toContain('1 seed, mean +17.36');
  expect(await picturesOf(seedsChart(richView()))).toContain('5 seeds, mean +14.20');
});
