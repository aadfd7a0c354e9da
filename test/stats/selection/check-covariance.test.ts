import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCovariance } from '../../../src/stats/selection/check-covariance.ts';

/** A·Aᵀ of a list of rows. */
const gram = (rows: readonly (readonly number[])[]): number[][] =>
  rows.map(a => rows.map(b => a.reduce((sum, value, at) => sum + value * (b[at] as number), 0)));

/** Not so small that squares leave the range of a double. */
const entry = fc.integer({ min: -1000, max: 1000 });

describe('a covariance matrix', () => {
  test('is accepted if it is one, also where it is singular or of any scale', () => {
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain(rank => fc.array(fc.array(entry, { minLength: rank, maxLength: rank }), { minLength: 1, maxLength: 8 }));
    fc.assert(
      fc.property(rows, fc.integer({ min: -30, max: 30 }), (factors, power) => {
        const covariance = gram(factors.map(row => row.map(value => value * 10 ** power)));
        expect(checkCovariance(covariance, factors.length)).toBeUndefined();
      }),
    );
  });

  test.each([
    [
      'a correlation above 1',
      [
        [1, 1.001],
        [1.001, 1],
      ],
    ],
    [
      'correlations that contradict each other',
      [
        [1, 0.9, -0.9],
        [0.9, 1, 0.9],
        [-0.9, 0.9, 1],
      ],
    ],
    ['a negative variance', [[-1]]],
    [
      'a constant that covaries',
      [
        [0, 0.1],
        [0.1, 1],
      ],
    ],
    [
      'two constants that covary',
      [
        [0, 0.1],
        [0.1, 0],
      ],
    ],
    [
      'different halves',
      [
        [1, 0.1],
        [0.2, 1],
      ],
    ],
    [
      'a small one that is indefinite',
      [
        [4e-200, 5e-200],
        [5e-200, 4e-200],
      ],
    ],
  ])('%s is out of range', (_, covariance) => {
    expect(checkCovariance(covariance, covariance.length)).toMatchObject({ code: 'OUT_OF_RANGE' });
  });

  test('has the shape of the estimates and finite entries', () => {
    expect(checkCovariance([[1, 0]], 2)).toMatchObject({ code: 'LENGTH_MISMATCH' });
    expect(checkCovariance([[1], [1]], 2)).toMatchObject({ code: 'LENGTH_MISMATCH' });
    expect(checkCovariance([[Number.NaN]], 1)).toMatchObject({ code: 'NON_FINITE' });
    const late = [
      [1, 0],
      [0, Number.NaN],
    ];
    expect(checkCovariance(late, 2)).toMatchObject({ code: 'NON_FINITE' });
  });

  test('may hold constants', () => {
    expect(
      checkCovariance(
        [
          [0, 0],
          [0, 1],
        ],
        2,
      ),
    ).toBeUndefined();
  });
});
