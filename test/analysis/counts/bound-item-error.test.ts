import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundItemError, scaleBounds, shareError } from '../../../src/analysis/counts/bound-item-error.ts';

test('two shares of .6 and .5 on 100 items: discordance .1, .5 and .9', () => {
  const { items, least, independent, most } = boundItemError(0.6, 0.5, 100);
  expect(items).toBe(100);
  expect(least).toBeCloseTo(Math.sqrt(0.09 / 100), 12);
  expect(independent).toBeCloseTo(Math.hypot(shareError(0.6, 100), shareError(0.5, 100)), 12);
  expect(most).toBeCloseTo(Math.sqrt(0.89 / 100), 12);
});

test('the published chat archive bounds confident − vanilla between .011 and .127 PGR', () => {
  const { least, most } = scaleBounds(boundItemError(0.575771971496437, 0.5695961995249406, 1263), 0.20457244655581952);
  expect([least.toFixed(3), most.toFixed(3)]).toEqual(['0.011', '0.127']);
});

test('arms that are always right, and equal arms, leave nothing at the least', () => {
  expect(boundItemError(1, 1, 50)).toEqual({ items: 50, least: 0, independent: 0, most: 0 });
  expect(boundItemError(0.3, 0.3, 50).least).toBe(0);
});

test('no table of paired outcomes lies outside the bounds', () => {
  const tables = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(tables, pairs => {
      const n = pairs.length;
      const share = (of: (pair: readonly [boolean, boolean]) => boolean) => pairs.filter(of).length / n;
      const [p, q, discordance] = [share(([a]) => a), share(([, b]) => b), share(([a, b]) => a !== b)];
      const error = Math.sqrt(Math.max(0, discordance - (p - q) ** 2) / n);
      const { least, independent, most } = boundItemError(p, q, n);
      expect(Math.min(error, independent)).toBeGreaterThanOrEqual(least - 1e-7);
      expect(Math.max(error, independent)).toBeLessThanOrEqual(most + 1e-7);
    }),
  );
});
