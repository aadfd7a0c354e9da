import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BOUNDS_ORDER, type FourBounds, verdictOf } from '../../../src/stats/planning/verdict-rule.ts';

const bounds = (low: number, high: number, contrastLow: number, contrastHigh: number): FourBounds => ({
  low,
  high,
  contrastLow,
  contrastHigh,
});

describe('the verdict rule', () => {
  test('is monotone in its four bounds: raising any of them never lowers the verdict', () => {
    const value = fc.integer({ min: -12, max: 12 }).map(whole => whole / 4);
    const raise = fc.integer({ min: 0, max: 8 }).map(whole => whole / 4);
    const four = fc.tuple(value, value, value, value).filter(([l, u, tl, tu]) => l <= u && tl <= tu);
    fc.assert(
      fc.property(four, fc.tuple(raise, raise, raise, raise), (from, by) => {
        const to = from.map((bound, at) => bound + (by[at] ?? 0)) as [number, number, number, number];
        fc.pre(to[0] <= to[1] && to[2] <= to[3]);
        const rank = (one: readonly [number, number, number, number]) =>
          BOUNDS_ORDER.indexOf(verdictOf(bounds(...one), 1));
        expect(rank(to)).toBeGreaterThanOrEqual(rank(from));
      }),
      { numRuns: 20_000 },
    );
  });

  test('scaling bounds and δ together changes nothing', () => {
    const value = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(value, value, value, value, fc.double({ min: 0.01, max: 100, noNaN: true }), (a, b, c, d, k) => {
        const scaled = [a, b, c, d].map(one => one * k) as [number, number, number, number];
        fc.pre(scaled.every((one, at) => (one === 0) === ([a, b, c, d][at] === 0)));
        fc.pre(Math.abs(b - 0.02) > 1e-12);
        expect(verdictOf(bounds(...scaled), 0.02 * k)).toBe(verdictOf(bounds(a, b, c, d), 0.02));
      }),
    );
  });
});
