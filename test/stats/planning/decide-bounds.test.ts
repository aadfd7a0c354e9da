import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { decideBounds, decideEstimates } from '../../../src/stats/planning/decide-bounds.ts';
import type { FourBounds } from '../../../src/stats/planning/verdict-rule.ts';

const bounds = (low: number, high: number, contrastLow: number, contrastHigh: number): FourBounds => ({
  low,
  high,
  contrastLow,
  contrastHigh,
});

describe('the verdict of four bounds', () => {
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
    expect(accept(decideBounds(four, 0.02))).toBe(expected);
  });

  test('an interval that merely holds 0 proves nothing', () => {
    expect(accept(decideBounds(bounds(-0.5, 0.5, -0.6, 0.4), 0.02))).toBe('inconclusive');
  });

  test('refused bounds count as unresolved', () => {
    const none = { low: undefined, high: undefined, contrastLow: undefined, contrastHigh: undefined };
    expect(accept(decideBounds(none, 0.02))).toBe('inconclusive');
    expect(accept(decideBounds({ ...none, low: 0.1, high: 0.2 }, 0.02))).toBe('inconclusive');
    const refused = { status: 'refused', code: 'TOO_FEW_SEEDS', argument: 'items', reason: '' } as const;
    expect(accept(decideEstimates({ gain: refused, contrast: refused }, 0.02))).toBe('inconclusive');
  });

  test.each([
    ['a bound that is no number', bounds(Number.NaN, 0.2, 0, 0.1), 0.02, 'NON_FINITE', 'gain'],
    ['an infinite bound', bounds(0.1, 0.2, 0, Number.POSITIVE_INFINITY), 0.02, 'NON_FINITE', 'contrast'],
    ['bounds that cross', bounds(0.5, -0.5, 0, 0.1), 0.02, 'OUT_OF_RANGE', 'gain'],
    ['a smallest effect below 0', bounds(0.1, 0.2, 0, 0.1), -0.02, 'OUT_OF_RANGE', 'sesoi'],
    ['a smallest effect that is no number', bounds(0.1, 0.2, 0, 0.1), Number.NaN, 'OUT_OF_RANGE', 'sesoi'],
  ] as const)('%s has no verdict', (_, four, sesoi, code, argument) => {
    expect(decideBounds(four, sesoi)).toMatchObject({ status: 'refused', code, argument });
  });
});
