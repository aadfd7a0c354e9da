import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BOUNDS_ORDER,
  decideBounds,
  decideEstimates,
  type FourBounds,
} from '../../../src/stats/planning/decide-bounds.ts';

const bounds = (low: number, high: number, contrastLow: number, contrastHigh: number): FourBounds => ({
  low,
  high,
  contrastLow,
  contrastHigh,
});

describe('the verdict rule', () => {
  test.each([
    ['reversed', bounds(-0.1, -0.01, -0.2, -0.1)],
    ['vanished', bounds(-0.01, 0.01, -0.2, -0.1)],
    ['vanished', bounds(0.001, 0.01, -0.2, -0.1)],
    ['survives', bounds(0.01, 0.2, 0, 0.1)],
    ['attenuated', bounds(0.01, 0.2, -0.2, -0.01)],
    ['attenuated', bounds(-0.01, 0.2, -0.2, -0.01)],
    ['inconclusive', bounds(-0.01, 0.2, -0.2, 0.1)],
    ['inconclusive', bounds(0.01, 0.2, -0.2, 0.1)],
    ['inconclusive', bounds(-0.01, 0.01, -0.2, 0.1)],
  ] as const)('%s: %o', (expected, four) => {
    expect(decideBounds(four, 0.02)).toBe(expected);
  });

  test('an interval that merely holds 0 proves nothing', () => {
    expect(decideBounds(bounds(-0.5, 0.5, -0.6, 0.4), 0.02)).toBe('inconclusive');
  });

  test('refused bounds count as unresolved', () => {
    const none = { low: undefined, high: undefined, contrastLow: undefined, contrastHigh: undefined };
    expect(decideBounds(none, 0.02)).toBe('inconclusive');
    expect(decideBounds({ ...none, low: 0.1, high: 0.2 }, 0.02)).toBe('inconclusive');
    const refused = { status: 'refused', code: 'TOO_FEW_SEEDS', argument: 'items', reason: '' } as const;
    expect(decideEstimates({ gain: refused, contrast: refused }, 0.02)).toBe('inconclusive');
  });

  test('is monotone in its four bounds: raising any of them never lowers the verdict', () => {
    const value = fc.integer({ min: -12, max: 12 }).map(whole => whole / 4);
    const raise = fc.integer({ min: 0, max: 8 }).map(whole => whole / 4);
    const four = fc.tuple(value, value, value, value).filter(([l, u, tl, tu]) => l <= u && tl <= tu);
    fc.assert(
      fc.property(four, fc.tuple(raise, raise, raise, raise), (from, by) => {
        const to = from.map((bound, at) => bound + (by[at] ?? 0)) as [number, number, number, number];
        fc.pre(to[0] <= to[1] && to[2] <= to[3]);
        const rank = (one: readonly [number, number, number, number]) =>
          BOUNDS_ORDER.indexOf(decideBounds(bounds(...one), 1));
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
        expect(decideBounds(bounds(...scaled), 0.02 * k)).toBe(decideBounds(bounds(a, b, c, d), 0.02));
      }),
    );
  });
});
