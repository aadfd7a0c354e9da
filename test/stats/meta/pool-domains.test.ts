import { describe, expect, test } from 'vitest';
import { accept, isRefused } from '../../../src/core/refusal.ts';
import { metaAnalysis } from '../../../src/stats/meta/meta-analysis.ts';
import { poolDomains } from '../../../src/stats/meta/pool-domains.ts';

const effects = [0.05, 0.02, 0.09, -0.01, 0.06];
const variances = [4e-4, 6e-4, 5e-4, 9e-4, 3e-4];
const pooled = (count: number) => accept(poolDomains(effects.slice(0, count), variances.slice(0, count), 0.025));

describe('pooling over domains', () => {
  test('refuses fewer than three', () => {
    for (const count of [1, 2]) {
      const refusal = poolDomains(effects.slice(0, count), variances.slice(0, count), 0.025);
      expect(refusal).toMatchObject({ status: 'refused', code: 'TOO_FEW_OBSERVATIONS', argument: 'effects' });
    }
    expect(poolDomains([], [], 0.025)).toMatchObject({ code: 'EMPTY_INPUT' });
  });

  test.each([3, 4])('shows %d with the floored interval, I² with its limits and points, and no prediction', count => {
    const found = pooled(count);
    const { reml } = accept(
      accept(metaAnalysis(effects.slice(0, count), variances.slice(0, count), 0.025)).heterogeneity,
    );
    expect(found).toMatchObject({ count, estimate: reml.estimate, ...reml.floored, tau2: reml.tau2 });
    expect(found.i2.point).toBe(reml.i2);
    expect(found.i2.limits.low).toBeLessThanOrEqual(found.i2.point);
    expect(found.i2.limits.high).toBeGreaterThan(found.i2.point);
    expect([found.prediction, found.full].every(isRefused)).toBe(true);
    const left = accept(found.leaveOneOut);
    expect(left.map(({ without }) => without)).toEqual(Array.from({ length: count }, (_, at) => at));
    expect(left.every(({ limits }) => isRefused(limits))).toBe(true);
  });

  test('shows five with everything', () => {
    const found = pooled(5);
    expect(found.full).toEqual(metaAnalysis(effects, variances, 0.025));
    const { low, high } = accept(found.prediction);
    expect(high - low).toBeGreaterThan(found.limits.high - found.limits.low);
    const left = accept(found.leaveOneOut);
    const without = pooledOf(effects.toSpliced(3, 1), variances.toSpliced(3, 1));
    expect(left[3]).toMatchObject({ without: 3, estimate: without.estimate, limits: without.limits });
  });

  test('identical domains keep an interval with a width', () => {
    const { limits, i2 } = pooledOf([0.04, 0.04, 0.04], [4e-4, 5e-4, 6e-4]);
    expect(limits.high - limits.low).toBeGreaterThan(0.05);
    expect(i2).toEqual({ point: 0, limits: { low: 0, high: 0 } });
  });

  test('leaves none of thousands out', () => {
    const many = Array.from({ length: 1001 }, (_, at) => (at % 5) / 100);
    const { leaveOneOut } = pooledOf(
      many,
      many.map(() => 1e-4),
    );
    expect(leaveOneOut).toMatchObject({ status: 'refused', code: 'OUT_OF_RANGE' });
  });

  test('refuses what is no error and no variance', () => {
    expect(poolDomains(effects, variances, 0.7)).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'tail' });
    expect(poolDomains(effects, [0, 1, 1, 1, 1], 0.025)).toMatchObject({ code: 'ZERO_VARIANCE' });
  });
});

function pooledOf(own: readonly number[], ownVariances: readonly number[]) {
  return accept(poolDomains(own, ownVariances, 0.025));
}
