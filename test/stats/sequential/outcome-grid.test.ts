import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countOnGrid,
  GRID_POINTS,
  OBSERVATION,
  readDifference,
  riseAt,
} from '../../../src/stats/sequential/outcome-grid.ts';

const readingsOf = (differences: readonly number[]): Float64Array => Float64Array.from(differences, readDifference);
const differences = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 50, size: 'max' });

describe('observations on a grid', () => {
  test('right-or-wrong outcomes stay on three points, in whole observations', () => {
    const weights = countOnGrid(readingsOf([-1, 0, 0, 1, 1, 1]));
    expect([...weights.keys()].filter(point => weights[point] !== 0)).toEqual([0, 64, 128]);
    expect([weights[0], weights[64], weights[128]]).toEqual([1, 2, 3].map(count => count * OBSERVATION));
  });

  test('the grid reaches from −1 to 1 in steps of 1/64', () => {
    expect([GRID_POINTS, riseAt(0), riseAt(1), riseAt(64), riseAt(128)]).toEqual([129, 0, 1 / 64, 1, 2]);
  });

  test('an observation between two points is shared so that its value stays what it was', () => {
    const weights = countOnGrid(readingsOf([0.25 / 64]));
    expect([weights[64], weights[65]]).toEqual([0.75 * OBSERVATION, 0.25 * OBSERVATION]);
  });

  test('number and sum of the observations are kept to the last bit, in any order', () => {
    fc.assert(
      fc.property(differences, list => {
        const readings = readingsOf(list);
        const weights = countOnGrid(readings);
        const sum = weights.reduce((total, weight, point) => total + weight * (riseAt(point) - 1), 0);
        expect(weights.reduce((total, weight) => total + weight, 0)).toBe(list.length * OBSERVATION);
        expect(sum).toBe(readings.reduce((total, reading) => total + reading, 0) / 64);
        expect(countOnGrid(readings.toReversed())).toEqual(weights);
        expect(countOnGrid(readings.map(reading => -reading))).toEqual(weights.toReversed());
      }),
    );
  });
});
