import { expect, test } from 'vitest';
import { histogramLayer, placedHistograms } from '../../src/report/histogram-layers.ts';
import { rowPanels } from '../../src/report/row-panels.ts';
import { richView } from '../support/sample-view.ts';

const view = richView();
const [panel] = rowPanels(
  view.cells.map(cell => ({ cell, lines: 2 })),
  view.domains,
);
const valuesOf = (counts: readonly number[]) => {
  if (panel === undefined) throw new Error('no panel');
  const placed = placedHistograms(panel, cell =>
    cell.id === 'cell-1' ? { low: 0, high: 4, counts, text: '' } : undefined,
  );
  const { data } = histogramLayer(placed) as unknown as { data: { values: { x: number; y: number }[] } };
  return data.values;
};

test('every bin is a step from its lower to its upper edge, the tallest as tall as the row', () => {
  const values = valuesOf([0, 1, 2, 0]);
  expect(values.map(({ x }) => x)).toEqual([1, 1, 2, 3]);
  const base = values[0]?.y ?? 0;
  expect(values.map(({ y }) => base - y)).toEqual([0, 18, 36, 0]);
});

test('a histogram without a count has no outline', () => expect(valuesOf([0, 0])).toEqual([]));
