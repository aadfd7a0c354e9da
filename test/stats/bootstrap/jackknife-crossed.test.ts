import { expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { crossedAcceleration } from '../../../src/stats/bootstrap/crossed-acceleration.ts';
import { jackknifeAcceleration } from '../../../src/stats/bootstrap/jackknife-acceleration.ts';
import { jackknifeCrossed } from '../../../src/stats/bootstrap/jackknife-crossed.ts';
import { matrixOf } from '../../support/matrices.ts';

const numerators = matrixOf([
  [1, 0, -1],
  [0.5, 1, 0],
]);
const denominators = matrixOf([
  [1, 1, 0.5],
  [1, 0.5, 1],
]);

test('leaves out each item in all seeds, then each seed', () => {
  const [items, seeds] = accept(jackknifeCrossed({ numerators, denominators })) as Float64Array[];
  expect([...(items as Float64Array)]).toEqual([0 / 3, 0.5 / 3.5, 2.5 / 3.5]);
  expect([...(seeds as Float64Array)]).toEqual([1.5 / 2.5, 0 / 2.5]);
});

test('of a mean it gives the acceleration that the mean has in closed form', () => {
  const ones = { ...numerators, values: new Float64Array(6).fill(1) };
  const left = accept(jackknifeCrossed({ numerators, denominators: ones }));
  expect(accept(jackknifeAcceleration(left))).toBeCloseTo(accept(crossedAcceleration(numerators)), 12);
});

test('one seed is not left out', () => {
  const one = { numerators: matrixOf([[1, 0, 1]]), denominators: matrixOf([[1, 1, 1]]) };
  expect(accept(jackknifeCrossed(one))).toHaveLength(1);
});

test.each([
  [
    'a denominator that rests on one seed',
    matrixOf([
      [1, 1, 1],
      [0, 0, 0],
    ]),
    'DEGENERATE_DENOMINATOR',
  ],
  [
    'NaN',
    matrixOf([
      [1, 1, 1],
      [0, 0, Number.NaN],
    ]),
    'NON_FINITE',
  ],
  [
    'other items',
    matrixOf([
      [1, 1],
      [0, 0],
    ]),
    'LENGTH_MISMATCH',
  ],
])('%s is refused', (_, bottoms, code) => {
  expect(jackknifeCrossed({ numerators, denominators: bottoms })).toMatchObject({ status: 'refused', code });
});
