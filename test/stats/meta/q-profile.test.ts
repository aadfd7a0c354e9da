import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { qProfile } from '../../../src/stats/meta/q-profile.ts';
import { chi2Quantile } from '../../../src/stats/numeric/special-functions.ts';
import { expectClose } from '../../support/expect-close.ts';

describe('the Q-profile interval of τ²', () => {
  test('is that of a variance, less the sampling variance, where these are equal', () => {
    // 10 effects with variance s² and v = 0.3: (k − 1)s²/χ² − v.
    const effects = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const { low, high, empty } = accept(qProfile(effects, new Array(10).fill(0.3), 0.05));
    const sum = 9 * 9.166_666_666_666_666;
    expectClose([low, high], [sum / chi2Quantile(0.95, 9) - 0.3, sum / chi2Quantile(0.05, 9) - 0.3], 1e-12);
    expect(empty).toBe(false);
  });

  test('says so where the effects agree better than sampling error explains', () => {
    const close = qProfile([0.05, 0.051, 0.049, 0.0505, 0.0495], [4e-4, 5e-4, 4e-4, 6e-4, 5e-4], 0.025);
    expect(close).toEqual({ low: 0, high: 0, empty: true });
    expect(qProfile([0.04, 0.04], [4e-4, 5e-4], 0.025)).toEqual({ low: 0, high: 0, empty: true });
  });

  test('keeps its digits at small errors', () => {
    // χ²₁ exceeds this number with probability 1e-11 (SciPy 1.17.1, chi2.isf); 1 − 1e-11 has lost five digits.
    const { low } = accept(qProfile([0, 100], [1, 1], 1e-11));
    expectClose([low], [(10_000 / 46.328_476_156_458_35 - 2) / 2], 1e-9);
  });

  test('a smaller error gives a wider interval', () => {
    const limits = [0.2, 0.05, 1e-3, 1e-6, 1e-12].map(tail =>
      accept(qProfile([0.1, 0.5, 0.9, -0.4], [0.01, 0.02, 0.03, 0.02], tail)),
    );
    limits.slice(1).forEach((wide, at) => {
      expect(wide.low).toBeLessThanOrEqual(limits[at]?.low as number);
      expect(wide.high).toBeGreaterThan(limits[at]?.high as number);
    });
  });

  test('is refused for one effect and for an impossible error', () => {
    expect(qProfile([1], [1], 0.025)).toMatchObject({ code: 'TOO_FEW_OBSERVATIONS' });
    expect(qProfile([1, 2], [1, 1], 0.5)).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'tail' });
    expect(qProfile([1, 2], [1, 1], 1e-13)).toMatchObject({ code: 'NOT_ACHIEVABLE', argument: 'tail' });
  });
});
