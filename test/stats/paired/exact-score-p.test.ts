import { describe, expect, test } from 'vitest';
import { exactScoreP } from '../../../src/stats/paired/exact-score-p.ts';
import { scoreStatistic } from '../../../src/stats/paired/score-statistic.ts';

const factorial = (k: number): number => (k <= 1 ? 1 : k * factorial(k - 1));

/** Probability of a statistic as large as the observed one at given rates, table by table. */
function extremeShare(gains: number, losses: number, pairs: number, [gain, loss]: readonly [number, number]): number {
  const delta = gain - loss;
  const observed = scoreStatistic({ gains, losses, pairs }, delta) - 1e-9;
  let total = 0;
  for (let b = 0; b <= pairs; b++) {
    for (let c = 0; c <= pairs - b; c++) {
      if (scoreStatistic({ gains: b, losses: c, pairs }, delta) < observed) continue;
      const ties = pairs - b - c;
      const ways = factorial(pairs) / factorial(b) / factorial(c) / factorial(ties);
      total += ways * gain ** b * loss ** c * (1 - gain - loss) ** ties;
    }
  }
  return total;
}

describe('the exact score p', () => {
  test.each([
    [0, 0, 20, -0.02],
    [3, 1, 20, -0.1],
    [1, 0, 12, -0.3],
    [6, 0, 15, 0.05],
    [2, 5, 18, 0.2],
    [0, 5, 20, -0.02],
  ])(
    '%d gains, %d losses of %d pairs at Δ = %d: the worst of 2,000 rates, within 1e-5',
    (gains, losses, pairs, delta) => {
      let worst = 0;
      for (let at = 1; at <= 2000; at++) {
        const rarer = ((1 - Math.abs(delta)) / 2) * (at / 2000) ** 2;
        const rates = [rarer + Math.max(0, delta), rarer + Math.max(0, -delta)] as const;
        worst = Math.max(worst, extremeShare(gains, losses, pairs, rates));
      }
      const p = exactScoreP({ gains, losses, pairs }, delta);
      expect(p).toBeGreaterThanOrEqual(worst - 1e-12);
      expect(p).toBeLessThan(worst + 1e-5);
    },
  );

  test('n ties are as likely as they ever are at a loss of δ without gains: (1 − δ)ⁿ at least', () => {
    for (const [pairs, margin] of [
      [20, 0.02],
      [50, 0.05],
      [300, 0.01],
    ] as const) {
      expect(exactScoreP({ gains: 0, losses: 0, pairs }, -margin)).toBeGreaterThanOrEqual((1 - margin) ** pairs - 1e-9);
    }
  });

  test('one pair: a tie has p ½, a gain ¼ and a loss 1 against a loss of 50 points', () => {
    expect(exactScoreP({ gains: 0, losses: 0, pairs: 1 }, -0.5)).toBeCloseTo(0.5, 10);
    expect(exactScoreP({ gains: 1, losses: 0, pairs: 1 }, -0.5)).toBeCloseTo(0.25, 10);
    expect(exactScoreP({ gains: 0, losses: 1, pairs: 1 }, -0.5)).toBeCloseTo(1, 10);
  });

  test('it never rises with an improved outcome', () => {
    const pairs = 16;
    for (let gains = 0; gains < pairs; gains++) {
      for (let losses = 0; losses < pairs - gains; losses++) {
        const p = exactScoreP({ gains, losses, pairs }, -0.1);
        expect(exactScoreP({ gains: gains + 1, losses, pairs }, -0.1)).toBeLessThanOrEqual(p + 1e-12);
        if (losses > 0) expect(exactScoreP({ gains, losses: losses - 1, pairs }, -0.1)).toBeLessThanOrEqual(p + 1e-12);
      }
    }
  });

  test('hopeless and overwhelming tables have p near 1 and above 0', () => {
    expect(exactScoreP({ gains: 0, losses: 500, pairs: 500 }, -0.02)).toBeCloseTo(1, 6);
    expect(exactScoreP({ gains: 500, losses: 0, pairs: 500 }, -0.9)).toBeGreaterThan(0);
  });
});
