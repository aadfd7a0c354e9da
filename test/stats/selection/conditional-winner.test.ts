import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { conditionalWinner } from '../../../src/stats/selection/conditional-winner.ts';
import { checkSelection, selectionCases } from '../../support/selection-cases.ts';

const diagonal = (variances: readonly number[]): number[][] =>
  variances.map((variance, i) => variances.map((_, j) => (i === j ? variance : 0)));

describe('the winner given that it won', () => {
  test.each([...selectionCases('conditional_winner'), ...selectionCases('conditional_winner_sweep')])(
    '%s agrees with the reference',
    (_, one) => {
      expect(checkSelection(one)).toEqual([]);
    },
  );

  test('moves with the unit of the estimates', () => {
    const [estimates, variances] = [
      [0.3, 0.1, 0.25],
      [0.01, 0.02, 0.01],
    ];
    const found = accept(conditionalWinner(estimates, diagonal(variances), 0.025));
    for (const unit of [2 ** -40, 2 ** 40]) {
      const [scaled, squared] = [estimates.map(value => value * unit), variances.map(value => value * unit * unit)];
      const other = accept(conditionalWinner(scaled, diagonal(squared), 0.025));
      expect(other.medianUnbiased / unit).toBeCloseTo(found.medianUnbiased, 12);
      expect(other.limits.low / unit).toBeCloseTo(found.limits.low, 12);
    }
  });

  test('has an interval that covers as often as it says, among the times that each method wins', () => {
    const rng = createRng(4, 'conditional');
    const means = [0.2, 0, 0.1];
    const covariance = [
      [1, 0.5, 0.2],
      [0.5, 1.3, 0.2],
      [0.2, 0.2, 0.7],
    ];
    // Cholesky factor of the matrix.
    const b = Math.sqrt(1.05);
    const c = (0.2 - 0.1) / b;
    const d = Math.sqrt(0.7 - 0.04 - c * c);
    const missed = [0, 0, 0];
    const above = [0, 0, 0];
    const wins = [0, 0, 0];
    for (let run = 0; run < 1500; run++) {
      const [x, y, z] = [rng.normal(), rng.normal(), rng.normal()];
      const errors = [x, 0.5 * x + b * y, 0.2 * x + c * y + d * z];
      const found = accept(
        conditionalWinner(
          errors.map((error, k) => error + (means[k] as number)),
          covariance,
          0.1,
        ),
      );
      const k = found.selected;
      const mean = means[k] as number;
      wins[k] = (wins[k] as number) + 1;
      if (mean < found.limits.low || mean > found.limits.high) missed[k] = (missed[k] as number) + 1;
      if (found.medianUnbiased > mean) above[k] = (above[k] as number) + 1;
    }
    for (let k = 0; k < 3; k++) {
      const n = wins[k] as number;
      expect(n).toBeGreaterThan(200);
      expect(Math.abs((missed[k] as number) / n - 0.2)).toBeLessThan(4 * Math.sqrt(0.16 / n));
      expect(Math.abs((above[k] as number) / n - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / n));
    }
  });

  test('moves with the unit and the origin, and not with the order of methods', () => {
    const y = [0.06, 0.05, 0.02];
    const sigma = [
      [4e-4, 2e-4, 1e-4],
      [2e-4, 4e-4, 1e-4],
      [1e-4, 1e-4, 5e-4],
    ];
    const { medianUnbiased, limits } = accept(conditionalWinner(y, sigma, 0.025));
    const scaled = accept(
      conditionalWinner(
        y.map(value => 1e30 * value),
        sigma.map(row => row.map(value => 1e60 * value)),
        0.025,
      ),
    );
    const turned = accept(
      conditionalWinner(
        y.toReversed(),
        sigma.toReversed().map(row => row.toReversed()),
        0.025,
      ),
    );
    expect(scaled.medianUnbiased / 1e30).toBeCloseTo(medianUnbiased, 12);
    expect(turned.selected).toBe(2);
    expect(turned.limits.low).toBeCloseTo(limits.low, 12);
  });

  test('is bounded above where a noisier method moves faster than the winner', () => {
    const sigma = [
      [1, 1.5],
      [1.5, 4],
    ];
    const { truncation, medianUnbiased } = accept(conditionalWinner([1, 0.5], sigma, 0.025));
    expect(truncation).toEqual({ low: null, high: 2 });
    expect(medianUnbiased).toBeGreaterThan(1);
  });

  test('runs away downwards as the lead closes, in finite numbers', () => {
    for (const lead of [1e-3, 1e-6, 1e-9, 1e-11]) {
      const { medianUnbiased, limits } = accept(conditionalWinner([1, 1 - lead], diagonal([1, 1]), 0.025));
      expect((medianUnbiased * lead) / -Math.LN2).toBeCloseTo(1, 1);
      expect(limits.low).toBeLessThan(medianUnbiased);
      expect(limits.high).toBeLessThan(3);
    }
  });

  test('never has a median above the naive estimate if methods are independent', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 2, maxLength: 5 }),
        fc.double({ min: 0.01, max: 10, noNaN: true }),
        (y, variance) => {
          const found = conditionalWinner(y, diagonal(y.map(() => variance)), 0.025);
          if ('status' in found) return;
          expect(found.medianUnbiased).toBeLessThanOrEqual(found.naive + 1e-12);
          expect(found.limits.high).toBeLessThanOrEqual(found.naiveLimits.high + 1e-12);
        },
      ),
      { numRuns: 50 },
    );
  });

  test.each([
    ['a tie by decimal fractions', [0.3, 0.1 + 0.2], diagonal([1, 1]), 0.025, 'DEGENERATE_SELECTION'],
    ['a winner without error', [1, 0], diagonal([0, 1]), 0.025, 'ZERO_VARIANCE'],
    ['no estimates', [], [], 0.025, 'EMPTY_INPUT'],
    ['a matrix too small', [1, 0], diagonal([1]), 0.025, 'LENGTH_MISMATCH'],
    ['an infinite estimate', [1, Number.POSITIVE_INFINITY], diagonal([1, 1]), 0.025, 'NON_FINITE'],
    ['an error of one half', [1, 0], diagonal([1, 1]), 0.5, 'OUT_OF_RANGE'],
    ['a lead lost in an endless error', [1e-130, 0], diagonal([1, 1]), 0.025, 'DEGENERATE_SELECTION'],
  ])('%s is refused', (_, estimates, covariance, tail, code) => {
    expect(conditionalWinner(estimates, covariance, tail)).toMatchObject({ status: 'refused', code });
  });
});
