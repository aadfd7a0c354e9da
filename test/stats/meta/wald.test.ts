import { describe, expect, test } from 'vitest';
import { neverZero, waldNormal, waldT } from '../../../src/stats/meta/wald.ts';
import { expectClose } from '../../support/expect-close.ts';

describe('an estimate with its standard error', () => {
  test('has the normal interval and p', () => {
    const { limits, p } = waldNormal(0.06, 0.02, 0.025);
    // SciPy 1.17.1: 0.06 ± norm.isf(.025)·.02, 2·norm.sf(3).
    expectClose(
      [limits.low, limits.high, p],
      [0.020_800_720_309_198_92, 0.099_199_279_690_801_08, 0.002_699_796_063_260_2],
      1e-14,
    );
  });

  test('has wider limits and a larger p with t', () => {
    const { limits, p } = waldT(0.06, 0.02, { df: 3, tail: 0.025 });
    // SciPy 1.17.1: t.isf(.025, 3), 2·t.sf(3, 3).
    expectClose([limits.high, p], [0.06 + 0.02 * 3.182_446_305_283_708_6, 0.057_668_885_622_437_3], 1e-9);
  });

  test('never has a p of 0 or above 1', () => {
    expect(waldNormal(1, 1e-3, 0.025).p).toBe(Number.MIN_VALUE);
    expect(waldNormal(0, 1, 0.025).p).toBe(1);
    expect([neverZero(0), neverZero(1 + 1e-15)]).toEqual([Number.MIN_VALUE, 1]);
  });
});
