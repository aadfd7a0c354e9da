import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { mcnemarPower, mcnemarPowerNormal } from '../../../src/stats/power/mcnemar-power.ts';
import { mcnemarExact, mcnemarMidP } from '../../../src/stats/proportions/mcnemar.ts';

const plan = { alpha: 0.05, test: 'exact' } as const;

/** Every table of n items, judged by the test itself. */
function enumerate(n: number, p10: number, p01: number, { alpha, test }: { alpha: number; test: 'exact' | 'midp' }) {
  let power = 0;
  let ofB = 1;
  for (let b = 0; b <= n; b++) {
    let weight = ofB * (1 - p10 - p01) ** (n - b);
    for (let c = 0; b + c <= n; c++) {
      const p = test === 'exact' ? mcnemarExact(b, c) : mcnemarMidP(b, c);
      if (typeof p === 'number' && p <= alpha) power += weight;
      weight *= ((n - b - c) / (c + 1)) * (p01 / (1 - p10 - p01));
    }
    ofB *= ((n - b) / (b + 1)) * p10;
  }
  return power;
}

describe('the power of McNemar’s test', () => {
  // Double sum over scipy 1.17.1 stats.binom.
  test.each([
    [30, 0.3, 0.1, 0.05, 'exact', 0.30709578109351343],
    [30, 0.3, 0.1, 0.05, 'midp', 0.3962507881207997],
    [80, 0.05, 0.2, 0.1, 'exact', 0.8360428075295461],
    [120, 0.5, 0.5, 0.05, 'exact', 0.03532368253776954],
    [15, 0.9, 0.1, 0.01, 'midp', 0.81593893090225],
    [7, 0.4, 0, 0.2, 'exact', 0.289792],
  ] as const)('n = %d, rates %d and %d at %d, %s: %d', (n, p10, p01, alpha, test, wanted) => {
    expect(Math.abs(accept(mcnemarPower(n, { p10, p01 }, { alpha, test })) - wanted)).toBeLessThan(1e-11);
  });

  test.each(['exact', 'midp'] as const)('%s: is the sum over all tables that the test rejects', test => {
    for (const n of [1, 5, 12, 40]) {
      for (const alpha of [0.01, 0.05, 0.0625, 0.3]) {
        const got = accept(mcnemarPower(n, { p10: 0.22, p01: 0.08 }, { alpha, test }));
        expect(Math.abs(got - enumerate(n, 0.22, 0.08, { alpha, test })), `n = ${n}`).toBeLessThan(1e-11);
      }
    }
  });

  test('is 0 without discordant pairs, the same for swapped rates, and near the normal value for many items', () => {
    expect(mcnemarPower(100, { p10: 0, p01: 0 }, plan)).toBe(0);
    expect(accept(mcnemarPower(60, { p10: 0.1, p01: 0.2 }, plan))).toBeCloseTo(
      accept(mcnemarPower(60, { p10: 0.2, p01: 0.1 }, plan)),
      12,
    );
    const rates = { p10: 0.101, p01: 0.1 };
    const [exact, normal] = [mcnemarPower(1_000_000, rates, plan), mcnemarPowerNormal(1_000_000, rates, 0.05)];
    expect(Math.abs(accept(exact) - accept(normal))).toBeLessThan(0.002);
  });

  test('the normal formula says whether there is no effect, or no spread', () => {
    const reasonOf = (p10: number, p01: number) => mcnemarPowerNormal(9, { p10, p01 }, 0.05);
    expect(reasonOf(0.1, 0.1)).toMatchObject({ reason: expect.stringContaining('no effect') });
    expect(reasonOf(1, 0)).toMatchObject({ reason: expect.stringContaining('the same') });
  });

  test.each([
    ['rates above 1 together', () => mcnemarPower(9, { p10: 0.7, p01: 0.6 }, plan), 'OUT_OF_RANGE', 'p10'],
    ['a negative rate', () => mcnemarPower(9, { p10: 0.7, p01: -0.1 }, plan), 'OUT_OF_RANGE', 'p01'],
    ['a rate that is no number', () => mcnemarPower(9, { p10: Number.NaN, p01: 0 }, plan), 'NON_FINITE', 'p10'],
    ['half an item', () => mcnemarPower(9.5, { p10: 0.1, p01: 0.1 }, plan), 'NOT_BINARY', 'n'],
    [
      'a level of 0, by the normal formula',
      () => mcnemarPowerNormal(9, { p10: 0.2, p01: 0.1 }, 0),
      'OUT_OF_RANGE',
      'alpha',
    ],
    ['a level of 0', () => mcnemarPower(9, { p10: 0.1, p01: 0.1 }, { ...plan, alpha: 0 }), 'OUT_OF_RANGE', 'alpha'],
    [
      'no effect, by the normal formula',
      () => mcnemarPowerNormal(9, { p10: 0.1, p01: 0.1 }, 0.05),
      'DEGENERATE_DENOMINATOR',
      'p10',
    ],
    [
      'only gains, by the normal formula',
      () => mcnemarPowerNormal(9, { p10: 1, p01: 0 }, 0.05),
      'DEGENERATE_DENOMINATOR',
      'p10',
    ],
  ])('%s: refused', (_, result, code, argument) => {
    expect(result()).toMatchObject({ status: 'refused', code, argument });
  });
});
