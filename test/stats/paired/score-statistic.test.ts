import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreStatistic } from '../../../src/stats/paired/score-statistic.ts';

const tables = fc
  .tuple(fc.nat(40), fc.nat(40), fc.nat(200))
  .filter(([gains, losses, ties]) => gains + losses + ties > 0)
  .map(([gains, losses, ties]) => ({ gains, losses, pairs: gains + losses + ties }));
const deltas = fc.double({ min: -0.95, max: 0.95, noNaN: true });

/** The score's constrained share of losses, by bisection of the likelihood's slope. */
function likeliestLoss({ gains, losses, pairs }: { gains: number; losses: number; pairs: number }, delta: number) {
  let [low, high] = [Math.max(0, -delta), (1 - delta) / 2];
  for (let step = 0; step < 200; step++) {
    const share = (low + high) / 2;
    const slope = gains / (share + delta) + losses / share - (2 * (pairs - gains - losses)) / (1 - 2 * share - delta);
    if (slope > 0) low = share;
    else high = share;
  }
  return low;
}

describe("Tango's score statistic", () => {
  test('has the variance of the constrained maximum-likelihood rates', () => {
    fc.assert(
      fc.property(tables, deltas, (counts, delta) => {
        const { gains, losses, pairs } = counts;
        fc.pre(Math.abs(delta) > 1e-3 && gains > 0 && losses > 0);
        const share = likeliestLoss(counts, delta);
        const z = (gains - losses - pairs * delta) / Math.sqrt(pairs * (2 * share + delta * (1 - delta)));
        expect(scoreStatistic(counts, delta) / z).toBeCloseTo(1, 8);
      }),
    );
  });

  test('at a difference of 0 it is McNemar: (b − c)/√(b + c)', () => {
    expect(scoreStatistic({ gains: 9, losses: 3, pairs: 40 }, 0)).toBeCloseTo(6 / Math.sqrt(12), 14);
    expect(scoreStatistic({ gains: 0, losses: 0, pairs: 40 }, 0)).toBe(0);
  });

  test('twenty ties are weak evidence against a loss of 2 points: √(nδ/(1 − δ))', () => {
    expect(scoreStatistic({ gains: 0, losses: 0, pairs: 20 }, -0.02)).toBeCloseTo(Math.sqrt(0.4 / 0.98), 14);
  });

  test('it rises with every improved outcome, falls as the difference rises, and mirrors', () => {
    fc.assert(
      fc.property(tables, deltas, deltas, (counts, delta, other) => {
        const { gains, losses, pairs } = counts;
        const z = scoreStatistic(counts, delta);
        const swapped = scoreStatistic({ gains: losses, losses: gains, pairs }, -delta);
        expect(z + swapped).toBeCloseTo(0, 12);
        const nearly = z - 1e-9 * Math.max(1, Math.abs(z));
        if (gains + losses < pairs) {
          expect(scoreStatistic({ ...counts, gains: gains + 1 }, delta)).toBeGreaterThanOrEqual(nearly);
        }
        if (losses > 0) {
          expect(scoreStatistic({ ...counts, losses: losses - 1 }, delta)).toBeGreaterThanOrEqual(nearly);
        }
        if (other < delta) expect(scoreStatistic(counts, other)).toBeGreaterThanOrEqual(nearly);
      }),
    );
  });
});
