import { describe, expect, test } from 'vitest';
import { signedRanks } from '../../../src/stats/ranks/signed-ranks.ts';

describe('signed ranks', () => {
  test('ties share the middle of their ranks, doubled', () => {
    expect(signedRanks([0.3, -0.3, 0.1, 0.2, 0.3], 'wilcox')).toEqual({
      nonZero: 5,
      doubled: Float64Array.of(2, 4, 8, 8, 8),
      doubledPlus: 22,
      doubledMinus: 8,
      squares: 1 + 4 + 48,
    });
  });

  test('zeros leave before ranking, or take the lowest ranks with them', () => {
    const differences = [0, 2, 0, -1, -0];
    expect(signedRanks(differences, 'wilcox').doubled).toEqual(Float64Array.of(2, 4));
    expect(signedRanks(differences, 'pratt').doubled).toEqual(Float64Array.of(8, 10));
  });

  test('sizes that differ by rounding tie, and what rounding leaves of 0 is 0', () => {
    const differences = [0.3 - 0.2, 0.2 - 0.1, -(0.8 - 0.7), 0.1 + 0.2 - 0.3, 0.5];
    const { nonZero, doubled } = signedRanks(differences, 'wilcox');
    expect(nonZero).toBe(4);
    expect(doubled).toEqual(Float64Array.of(4, 4, 4, 8));
  });

  test('sizes near either end of the range of a double are ranked', () => {
    expect(signedRanks([1e308, -5e307], 'wilcox').doubled).toEqual(Float64Array.of(2, 4));
    expect(signedRanks([5e-324, -1e-323], 'wilcox').doubledPlus).toBe(2);
  });

  test('without a difference there are no ranks', () => {
    expect(signedRanks([0, 0], 'pratt')).toEqual({
      nonZero: 0,
      doubled: new Float64Array(0),
      doubledPlus: 0,
      doubledMinus: 0,
      squares: 0,
    });
  });
});
