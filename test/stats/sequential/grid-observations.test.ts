import { expect, test } from 'vitest';
import { gridObservations } from '../../../src/stats/sequential/grid-observations.ts';
import { OBSERVATION } from '../../../src/stats/sequential/outcome-grid.ts';

test('swapping the arms turns the observations round, to the last bit', () => {
  const there = gridObservations(
    [
      [0, OBSERVATION],
      [80, OBSERVATION / 2],
    ],
    false,
  );
  expect([[...there.rises], [...there.counts]]).toEqual([
    [0, 1.25],
    [1, 0.5],
  ]);
  const back = gridObservations(
    [
      [48, OBSERVATION / 2],
      [128, OBSERVATION],
    ],
    true,
  );
  expect(back).toEqual(there);
});
