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

test('many seeds are small marks spread over the height of their row', () => {
  const view = smallView();
  const seeds = Array.from({ length: 100 }, (_, at) => ({
    seed: String(at),
    gain: Math.sin(at),
    baseline: 0.5,
    candidate: 0.5,
    text: '',
  }));
  const crowded = { ...view, cells: view.cells.map(cell => ({ ...cell, seeds })) };
  const levels = (some: typeof view): number =>
    new Set(
      seedsChart(some).panels.flatMap(({ spec }) =>
        [...JSON.stringify(spec).matchAll(/"x":[^,]+,"y":([\d.]+),"colour"/g)].map(([, y]) => y),
      ),
    ).size;
  expect(levels(view)).toBe(view.cells.filter(cell => cell.seeds.length > 0).length);
  expect(levels(crowded)).toBe(5 * view.cells.length);
});
