import { describe, expect, test } from 'vitest';
import { checkMargin, checkMargins, checkReach } from '../../../src/stats/paired/margins.ts';

describe('margins', () => {
  test('a margin above 0 and two margins in order pass', () => {
    expect([checkMargin(0.02), checkMargin(1e300), checkMargin(0.99, 1)]).toEqual([undefined, undefined, undefined]);
    expect(checkMargins({ low: -0.05, high: 0.02 })).toBeUndefined();
    expect(checkMargins({ low: 0.01, high: 0.02 }, 1)).toBeUndefined();
  });

  test.each([0, -0.02, Number.NaN, Number.POSITIVE_INFINITY])('a margin of %d is refused', margin => {
    expect(checkMargin(margin)).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'margin' });
  });

  test('a margin that no difference reaches is refused', () => {
    expect(checkMargin(1, 1)).toMatchObject({ code: 'OUT_OF_RANGE' });
    expect(checkMargins({ low: -1, high: 0.1 }, 1)).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'low' });
    expect(checkMargins({ low: 0, high: 1.5 }, 1)).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'high' });
  });

  test.each([
    [0.05, -0.05, 'OUT_OF_RANGE', 'low'],
    [0, 0, 'OUT_OF_RANGE', 'low'],
    [Number.NaN, 0.05, 'NON_FINITE', 'low'],
    [-0.05, Number.POSITIVE_INFINITY, 'NON_FINITE', 'high'],
  ])('margins %d and %d are refused', (low, high, code, argument) => {
    expect(checkMargins({ low, high })).toMatchObject({ code, argument });
  });

  test('a statistic out of reach is refused', () => {
    expect(checkReach(1, -2)).toBeUndefined();
    expect(checkReach(1, Number.NEGATIVE_INFINITY)).toMatchObject({ code: 'OUT_OF_RANGE' });
  });
});
