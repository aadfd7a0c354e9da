import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { readEffects, readSeveralEffects } from '../../../src/stats/meta/effects.ts';

describe('effects with their variances', () => {
  test('are counted from the one with the smallest variance', () => {
    const read = accept(readEffects([3, 5, -6], [0.2, 0.1, 0.4]));
    expect(read).toMatchObject({ origin: 5, sharpest: 1, scale: 6 });
    expect([...read.shifted]).toEqual([-2, 0, -11]);
  });

  test.each([
    ['no effects', [], [], 'EMPTY_INPUT', 'effects'],
    ['a variance too few', [1, 2], [1], 'LENGTH_MISMATCH', 'variances'],
    ['an effect that is NaN', [1, Number.NaN], [1, 1], 'NON_FINITE', 'effects'],
    ['an infinite variance', [1, 2], [1, Number.POSITIVE_INFINITY], 'NON_FINITE', 'variances'],
    ['a variance of 0', [1, 2], [0, 1], 'ZERO_VARIANCE', 'variances'],
    ['a negative variance', [1, 2], [1, -1], 'OUT_OF_RANGE', 'variances'],
    ['a variance whose inverse squared overflows', [1, 2], [1, 1e-200], 'OUT_OF_RANGE', 'variances'],
    ['an effect whose square overflows', [1, 1e200], [1, 1], 'OUT_OF_RANGE', 'effects'],
  ])('%s is refused by name', (_, effects, variances, code, argument) => {
    expect(readEffects(effects, variances)).toMatchObject({ status: 'refused', code, argument });
  });

  test('one effect is enough for a mean, not for variation', () => {
    expect(readEffects([1], [1])).toMatchObject({ origin: 1 });
    expect(readSeveralEffects([1], [1])).toMatchObject({ status: 'refused', code: 'TOO_FEW_OBSERVATIONS' });
    expect(readSeveralEffects([], [])).toMatchObject({ status: 'refused', code: 'EMPTY_INPUT' });
    expect(readSeveralEffects([1, 2], [1, 1])).toMatchObject({ origin: 1 });
  });
});
