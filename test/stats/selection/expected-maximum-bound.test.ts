import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { expectedMaximumBound } from '../../../src/stats/selection/expected-maximum-bound.ts';

const searched = { estimate: 0.06, se: 0.01, count: 10 };

describe('the expected-maximum bound', () => {
  test('takes off the expected maximum in standard errors', () => {
    const { bias, corrected } = accept(expectedMaximumBound(searched));
    expect(bias).toBeCloseTo(0.015_387_527_308_351_73, 14);
    expect(corrected).toBeCloseTo(0.06 - 0.015_387_527_308_351_73, 14);
  });

  test('takes nothing off where nothing was searched', () => {
    expect(expectedMaximumBound({ ...searched, count: 1 })).toEqual({ bias: 0, corrected: 0.06 });
  });

  test('is smaller for methods that differ little, larger for negative correlations', () => {
    const { bias } = accept(expectedMaximumBound(searched));
    expect(accept(expectedMaximumBound({ ...searched, differenceSe: 0.001 })).bias).toBeLessThan(bias / 10);
    expect(accept(expectedMaximumBound({ ...searched, differenceSe: 0.02 })).bias).toBeCloseTo(Math.SQRT2 * bias, 14);
  });

  test('is not exceeded by the bias of a search with shared errors and unequal means', () => {
    // ε_k = 0.6·shared + 0.8·own: the standard error of a difference is 0.8·√2.
    const rng = createRng(1, 'bound');
    const means = [0, 0.1, 0.3, -0.5, 0.2];
    let excess = 0;
    const runs = 20_000;
    for (let run = 0; run < runs; run++) {
      const shared = 0.6 * rng.normal();
      const errors = means.map(() => shared + 0.8 * rng.normal());
      const estimates = means.map((mean, k) => mean + (errors[k] as number));
      excess += (errors[estimates.indexOf(Math.max(...estimates))] as number) / runs;
    }
    const { bias } = accept(
      expectedMaximumBound({ estimate: 0, se: 1, count: means.length, differenceSe: 0.8 * Math.SQRT2 }),
    );
    expect(excess).toBeGreaterThan(0.5);
    expect(excess).toBeLessThan(bias + 0.02);
  });

  test.each([
    [{ estimate: Number.NaN }, 'NON_FINITE', 'estimate'],
    [{ se: 0 }, 'ZERO_VARIANCE', 'se'],
    [{ se: -1 }, 'OUT_OF_RANGE', 'se'],
    [{ differenceSe: Number.POSITIVE_INFINITY }, 'NON_FINITE', 'differenceSe'],
    [{ count: 0 }, 'EMPTY_INPUT', 'count'],
  ])('%j is refused', (wrong, code, argument) => {
    expect(expectedMaximumBound({ ...searched, ...wrong })).toMatchObject({ status: 'refused', code, argument });
  });
});
