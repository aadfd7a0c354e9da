import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept, isRefused } from '../../../src/core/refusal.ts';
import { nonInferiorityT } from '../../../src/stats/paired/non-inferiority-t.ts';
import { pairedDifference } from '../../../src/stats/paired/paired-difference.ts';

const score = fc.integer({ min: 0, max: 64 }).map(value => value / 64);
const arms = fc
  .array(fc.tuple(score, score), { minLength: 2, maxLength: 30 })
  .map(rows => ({ candidate: rows.map(row => row[0]), baseline: rows.map(row => row[1]) }));

describe('non-inferiority by t', () => {
  test('passes exactly where the lower limit clears −margin', () => {
    fc.assert(
      fc.property(arms, fc.double({ min: 0.01, max: 0.5, noNaN: true }), (pair, margin) => {
        const found = nonInferiorityT(pair, { margin, alpha: 0.05 });
        if (isRefused(found) || Math.abs(found.p - 0.05) < 1e-9) return;
        expect(found.nonInferior).toBe(found.lowerLimit > -margin);
        expect(found.pSuperiority).toBeGreaterThanOrEqual(found.p);
      }),
    );
  });

  test('is the paired t test of differences moved up by the margin', () => {
    const pair = { candidate: [0.5, 0.25, 1, 0.75], baseline: [0.5, 0.5, 0.75, 1] };
    const moved = pair.candidate.map(value => value + 0.125);
    const found = accept(nonInferiorityT(pair, { margin: 0.125, alpha: 0.05 }));
    const shifted = accept(pairedDifference({ candidate: moved, baseline: pair.baseline }, 0.05));
    expect(found.p).toBeCloseTo(shifted.pGreater, 14);
    expect(found.lowerLimit).toBeCloseTo(shifted.interval.low - 0.125, 14);
  });

  test('it is claimed where p is alpha itself, and not above', () => {
    const pair = { candidate: [0.5, 0.25, 1, 0.75], baseline: [0.5, 0.5, 0.75, 1] };
    const at = (alpha: number) => accept(nonInferiorityT(pair, { margin: 0.5, alpha }));
    const { p } = at(0.05);
    expect([p * (1 - 1e-9), p].map(alpha => at(alpha).nonInferior)).toEqual([false, true]);
  });

  test('pairs that all tie do not pass: they are refused', () => {
    const ties = new Float64Array(20).fill(0.7);
    const found = nonInferiorityT({ candidate: ties, baseline: ties }, { margin: 0.02, alpha: 0.05 });
    expect(found).toMatchObject({ status: 'refused', code: 'ZERO_VARIANCE' });
  });

  test.each([
    [0, 0.05],
    [-0.1, 0.05],
    [Number.NaN, 0.05],
    [0.02, 0],
    [0.02, 0.5],
    [1e308, 0.05],
  ])('a margin of %d at alpha %d is refused', (margin, alpha) => {
    const pair = { candidate: [1e-5, 2e-5, 4e-5], baseline: [0, 0, 0] };
    expect(nonInferiorityT(pair, { margin, alpha })).toMatchObject({ code: 'OUT_OF_RANGE' });
  });
});
