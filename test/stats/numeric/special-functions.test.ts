import { expect, test } from 'vitest';
import {
  betaQuantile,
  normalCdf,
  normalQuantile,
  tQuantileUpper,
} from '../../../src/stats/numeric/special-functions.ts';
import { expectClose } from '../../support/expect-close.ts';

// References: SciPy 1.17.1 (stats.t.isf, norm.cdf, norm.ppf, beta.ppf).

test('Student quantiles keep their precision in the tail and at fractional degrees of freedom', () => {
  const cases = [
    [0.025, 4, 2.7764451051977943],
    [0.025, 1, 12.706204736174705],
    [0.025, 1318, 1.9617655127673153],
    [0.05 / 12, 4, 4.851008443097859],
    [1e-10, 4, 416.1751403296041],
    [1e-6, 2.5, 220.17342917823686],
  ] as const;
  for (const [p, df, expected] of cases) {
    expectClose([tQuantileUpper(p, df)], [expected]);
    expect(tQuantileUpper(p, df)).toBe(tQuantileUpper(p, df));
  }
});

test('the normal distribution, far into the lower tail', () => {
  expect(normalCdf(-30) / 4.906713927147908e-198).toBeCloseTo(1, 10);
  expectClose(
    [-8.2, -1.96, 0, 3].map(normalCdf),
    [1.2019351542735735e-16, 0.024997895148220435, 0.5, 0.9986501019683699],
    1e-12,
  );
  expectClose(
    [0.025, 1e-4, 0.5, 0.9].map(normalQuantile),
    [-1.9599639845400545, -3.7190164854556804, 0, 1.2815515655446004],
    1e-12,
  );
});

test('beta quantiles behind Clopper–Pearson bounds', () => {
  const got = [betaQuantile(0.001, 3, 1998), betaQuantile(0.025, 5, 10), betaQuantile(0.001, 133, 1868)];
  expectClose(got, [9.530981201796534e-5, 0.1275984298591596, 0.050502227497320674]);
});
