import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { equivalenceScore } from '../../../src/stats/paired/equivalence-score.ts';
import { nonInferiorityScore } from '../../../src/stats/paired/non-inferiority-score.ts';

const within = (margin: number) => ({ low: -margin, high: margin, alpha: 0.05 });

describe('equivalence of right-or-wrong outcomes', () => {
  test('its lower test is non-inferiority, and swapping the arms swaps the tests', () => {
    const [there, back] = [
      accept(equivalenceScore({ gains: 6, losses: 4, pairs: 120 }, { low: -0.1, high: 0.08, alpha: 0.05 })),
      accept(equivalenceScore({ gains: 4, losses: 6, pairs: 120 }, { low: -0.08, high: 0.1, alpha: 0.05 })),
    ];
    expect([back.lower, back.upper, back.p]).toEqual([there.upper, there.lower, there.p]);
    expect(back.interval.low).toBe(-there.interval.high);
    const { p } = accept(nonInferiorityScore({ gains: 6, losses: 4, pairs: 120 }, { margin: 0.1, alpha: 0.05 }));
    expect(there.lower.p).toBe(p);
    expect(there.p).toBe(Math.max(there.lower.p, there.upper.p));
    expect([there.difference, back.difference]).toEqual([2 / 120, -2 / 120]);
  });

  test('it is claimed where p is alpha itself, and not above', () => {
    const at = (alpha: number) =>
      accept(equivalenceScore({ gains: 13, losses: 14, pairs: 600 }, { low: -0.03, high: 0.03, alpha }));
    const { p, lower, upper, difference } = at(0.05);
    expect(difference).toBe(-1 / 600);
    expect(p).toBe(Math.max(lower.p, upper.p));
    expect(upper.p).toBeLessThan(lower.p);
    expect([p * (1 - 1e-9), p].map(alpha => at(alpha).equivalent)).toEqual([false, true]);
  });

  test('twenty ties are not equivalence within 2 points, a thousand are within 1', () => {
    const ties = (pairs: number) => ({ gains: 0, losses: 0, pairs });
    expect(accept(equivalenceScore(ties(20), within(0.02)))).toMatchObject({ equivalent: false, difference: 0 });
    expect(accept(equivalenceScore(ties(1000), within(0.01)))).toMatchObject({ equivalent: true, procedure: 'score' });
  });

  test('both normal p are below alpha exactly where the interval lies inside the margins', () => {
    for (let gains = 0; gains <= 30; gains++) {
      const { interval, lower, upper } = accept(equivalenceScore({ gains, losses: 10, pairs: 600 }, within(0.03)));
      expect(Math.max(lower.pNormal, upper.pNormal) <= 0.05).toBe(interval.low > -0.03 && interval.high < 0.03);
    }
  });

  test('p never rises as the margin widens', () => {
    const found = [0.02, 0.04, 0.08, 0.16, 0.5].map(
      margin => accept(equivalenceScore({ gains: 3, losses: 4, pairs: 80 }, within(margin))).p,
    );
    expect(found).toEqual(found.toSorted((a, b) => b - a));
  });

  test('a margin at 0 tests superiority: no discordant pair is no evidence', () => {
    const found = accept(equivalenceScore({ gains: 0, losses: 0, pairs: 30 }, { low: 0, high: 0.5, alpha: 0.05 }));
    expect(found.lower.p).toBeGreaterThan(0.4);
  });

  test.each([
    [{ gains: 0, losses: 0, pairs: 0 }, -0.1, 0.1, 0.05, 'EMPTY_INPUT'],
    [{ gains: 1, losses: 0, pairs: 9 }, 0.1, -0.1, 0.05, 'OUT_OF_RANGE'],
    [{ gains: 1, losses: 0, pairs: 9 }, -1, 0.1, 0.05, 'OUT_OF_RANGE'],
    [{ gains: 1, losses: 0, pairs: 9 }, Number.NaN, 0.1, 0.05, 'NON_FINITE'],
    [{ gains: 1, losses: 0, pairs: 9 }, -0.1, 0.1, 0.6, 'OUT_OF_RANGE'],
  ])('%j within %d … %d at alpha %d is refused: %s', (counts, low, high, alpha, code) => {
    expect(equivalenceScore(counts, { low, high, alpha })).toMatchObject({ status: 'refused', code });
  });
});
