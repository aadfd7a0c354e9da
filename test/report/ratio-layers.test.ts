import { expect, test } from 'vitest';
import { INK } from '../../src/report/chart-theme.ts';
import { ratioLayers } from '../../src/report/ratio-layers.ts';
import { SAMPLE_SETS, sampleRatio } from '../support/sample-view.ts';

const mark = { colour: INK, fill: INK, shape: 'circle' } as const;
const valuesOf = (layers: ReturnType<typeof ratioLayers>): unknown[][] =>
  layers.map(({ data }) => (data && 'values' in data && Array.isArray(data.values) ? data.values : []));

test('a resolved ratio is a bar and a point', () => {
  const [bars, arrows, points] = valuesOf(ratioLayers([{ ratio: sampleRatio(1, 0.5, 2), y: 11, mark }], [-1, 3]));
  expect(bars).toEqual([{ ...mark, x: 0.5, x2: 2, y: 11 }]);
  expect(arrows).toEqual([]);
  expect(points).toEqual([{ ...mark, x: 1, y: 11 }]);
});

test('rays end in arrow heads that point outwards', () => {
  const [bars, arrows, points] = valuesOf(ratioLayers([{ ratio: SAMPLE_SETS.complement, y: 11, mark }], [-1, 3]));
  expect(bars).toHaveLength(2);
  expect(arrows).toEqual([
    { colour: INK, shape: 'triangle-left', x: -1, y: 11 },
    { colour: INK, shape: 'triangle-right', x: 3, y: 11 },
  ]);
  expect(points).toEqual([]);
});
