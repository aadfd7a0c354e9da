import { describe, expect, test } from 'vitest';
import { differenceMoments } from '../../../src/stats/paired/difference-moments.ts';

const moments = (candidate: readonly number[], baseline: readonly number[]) =>
  differenceMoments({ candidate, baseline });

describe('the moments of a paired difference', () => {
  test('come from the differences, so that a common offset cancels', () => {
    expect(moments([1e12 + 1, 1e12 + 2, 1e12 + 6], [1e12, 1e12, 1e12])).toMatchObject({ n: 3, difference: 3, df: 2 });
  });

  test.each([
    [
      [0, 1, 1],
      [0, 1, 1],
    ],
    [
      [0.5, 0.75, 0.25],
      [0.25, 0.5, 0],
    ],
    // 0.1 each time, but for rounding
    [
      [0.3, 0.2, 0.8, 1.1],
      [0.2, 0.1, 0.7, 1],
    ],
    [
      [0.1 + 0.2, 0.3, 0.3],
      [0, 0, 0],
    ],
    [
      [0, 0, 0],
      [0.1 + 0.2, 0.3, 0.3],
    ],
    [
      [1e9 + 0.1, 2e9 + 0.1, 3e9 + 0.1],
      [1e9, 2e9, 3e9],
    ],
    [
      [1e-320, 0, 0],
      [0, 0, 1],
    ].map(arm => arm.map(value => value * 0)),
  ])('%j − %j are equal differences: refused, not a statistic of infinity', (candidate, baseline) => {
    expect(moments(candidate as number[], baseline as number[])).toMatchObject({ code: 'ZERO_VARIANCE' });
  });

  test('a spread whose share of a mean is below the smallest number is refused, not divided by', () => {
    const smallest = [1, 0, 1, 0, 1, 0].map(value => value * Number.MIN_VALUE);
    expect(moments(smallest, [0, 0, 0, 0, 0, 0])).toMatchObject({ code: 'ZERO_VARIANCE' });
  });

  test('a spread far below the outcomes, but above their rounding, is a spread', () => {
    expect(moments([1e8 + 1e-5, 1e8, 1e8 + 3e-5], [1e8, 1e8, 1e8])).toMatchObject({ n: 3 });
    expect(moments([1e-300, 3e-300, 2e-300], [0, 0, 0])).toMatchObject({ difference: 2e-300 });
  });

  test.each([
    [[], [], 'EMPTY_INPUT'],
    [[1], [0], 'TOO_FEW_OBSERVATIONS'],
    [[1, 0, 1], [0, 1], 'LENGTH_MISMATCH'],
    [[1, Number.NaN], [0, 1], 'NON_FINITE'],
    [[1, 0], [0, Number.POSITIVE_INFINITY], 'NON_FINITE'],
    [[Number.MAX_VALUE, 0], [-Number.MAX_VALUE, 0], 'NON_FINITE'],
  ])('%j − %j is refused: %s', (candidate, baseline, code) => {
    expect(moments(candidate, baseline)).toMatchObject({ status: 'refused', code });
  });
});
