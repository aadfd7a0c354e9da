import { describe, expect, test } from 'vitest';
import type { Rng } from '../../../src/core/random.ts';
import { accept } from '../../../src/core/refusal.ts';
import { nonInferiorityScore } from '../../../src/stats/paired/non-inferiority-score.ts';
import { logFactorial } from '../../../src/stats/random/log-factorial.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

const PAIRS = 20;
const MARGIN = 0.02;

type Passes = (gains: number, losses: number) => boolean;

/** Whether each table of 20 pairs passes, looked up once. */
function passTable(alpha: number): Passes {
  const passed = new Map<number, boolean>();
  for (let gains = 0; gains <= PAIRS; gains++) {
    for (let losses = 0; losses <= PAIRS - gains; losses++) {
      const found = accept(nonInferiorityScore({ gains, losses, pairs: PAIRS }, { margin: MARGIN, alpha }));
      passed.set(100 * gains + losses, found.nonInferior);
    }
  }
  return (gains, losses) => passed.get(100 * gains + losses) ?? false;
}

const AT_5 = passTable(0.05);
const AT_2_5 = passTable(0.025);

/** A tool that trusts the spread it sees: difference − 1.645·se > −margin. */
const waldPasses: Passes = (gains, losses) => {
  const difference = (gains - losses) / PAIRS;
  const se = Math.sqrt(((gains + losses) / PAIRS - difference ** 2) / PAIRS);
  return difference - 1.6448536269514722 * se > -MARGIN;
};

/** Exact share of samples that pass, over all tables. */
function passRate(passes: Passes, gainRate: number, lossRate: number): number {
  const logPower = (count: number, rate: number) => (count === 0 ? 0 : count * Math.log(rate));
  let total = 0;
  for (let gains = 0; gains <= PAIRS; gains++) {
    for (let losses = 0; losses <= PAIRS - gains; losses++) {
      const ties = PAIRS - gains - losses;
      const ways = logFactorial(PAIRS) - logFactorial(gains) - logFactorial(losses) - logFactorial(ties);
      const powers = logPower(gains, gainRate) + logPower(losses, lossRate) + logPower(ties, 1 - gainRate - lossRate);
      if (passes(gains, losses)) total += Math.exp(ways + powers);
    }
  }
  return total;
}

/** How many of `runs` random samples pass. */
function simulate(passes: Passes, [gainRate, lossRate]: readonly [number, number], runs: number, rng: Rng): number {
  let passed = 0;
  for (let run = 0; run < runs; run++) {
    let [gains, losses] = [0, 0];
    for (let pair = 0; pair < PAIRS; pair++) {
      const u = rng.uniform();
      if (u < gainRate) gains++;
      else if (u < gainRate + lossRate) losses++;
    }
    if (passes(gains, losses)) passed++;
  }
  return passed;
}

const FIVE_POINTS_WORSE = [
  [0, 0.05],
  [0.05, 0.1],
  [0.1, 0.15],
  [0.3, 0.35],
  [0.45, 0.5],
] as const;
const AT_THE_MARGIN = [
  [0, 0.02],
  [0.03, 0.05],
  [0.1, 0.12],
  [0.2, 0.22],
  [0.4, 0.42],
  [0.48, 0.5],
] as const;

describe('non-inferiority of right-or-wrong outcomes', () => {
  test.each([0.05, 0.025])(
    '20 pairs, 2 points: no candidate 2 points worse or more passes in over alpha = %d',
    alpha => {
      const passes = alpha === 0.05 ? AT_5 : AT_2_5;
      for (const [gainRate, lossRate] of [...FIVE_POINTS_WORSE, ...AT_THE_MARGIN]) {
        expect(passRate(passes, gainRate, lossRate)).toBeLessThanOrEqual(alpha);
      }
      for (let rarer = 0; rarer < 0.49; rarer += 0.0025) {
        expect(passRate(passes, rarer, rarer + MARGIN)).toBeLessThanOrEqual(alpha);
      }
    },
  );

  test('it still passes: at equal arms, and where the candidate is better', () => {
    const passes = AT_5;
    expect(passRate(passes, 0.3, 0.05)).toBeGreaterThan(0.5);
    expect(passRate(passes, 0.2, 0.22)).toBeGreaterThan(0.04); // close to alpha at the margin: not just timid
  });

  test('an interval of zero width passes a candidate 5 points worse in 36% of samples, because all pairs tie', () => {
    expect(passRate(waldPasses, 0, 0.05)).toBeCloseTo(0.95 ** 20, 12);
    expect(
      accept(nonInferiorityScore({ gains: 0, losses: 0, pairs: 20 }, { margin: 0.02, alpha: 0.05 })),
    ).toMatchObject({
      nonInferior: false,
      procedure: 'exact-score',
    });
  });

  test.each(FIVE_POINTS_WORSE)(
    'simulated with gains %d and losses %d it passes in at most one sample of twenty',
    (gainRate, lossRate) => {
      const passes = AT_5;
      const rng = createRng(4, 'zero-width', lossRate);
      const runs = 5000;
      const passed = simulate(passes, [gainRate, lossRate], runs, rng);
      const exact = passRate(passes, gainRate, lossRate);
      expect(passed / runs).toBeLessThanOrEqual(0.05);
      expect(Math.abs(passed / runs - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / runs) + 1e-12);
    },
  );

  test("the normal p is the dual of Tango's limit", () => {
    for (const [gains, losses, pairs] of [
      [5, 3, 40],
      [0, 0, 200],
      [30, 28, 900],
      [5, 6, 60],
    ] as const) {
      const found = accept(nonInferiorityScore({ gains, losses, pairs }, { margin: 0.05, alpha: 0.05 }));
      expect(found.pNormal <= 0.05).toBe(found.lowerLimit > -0.05);
      const { lowerLimit: low } = accept(
        nonInferiorityScore({ gains, losses, pairs }, { margin: 0.05, alpha: found.pNormal }),
      );
      expect(low).toBeCloseTo(-0.05, 9);
    }
  });

  test('it is claimed where p is alpha itself, and not above', () => {
    const at = (alpha: number) =>
      accept(nonInferiorityScore({ gains: 13, losses: 14, pairs: 600 }, { margin: 0.02, alpha }));
    const { p } = at(0.05);
    expect([p * (1 - 1e-9), p].map(alpha => at(alpha).nonInferior)).toEqual([false, true]);
  });

  test('ten million pairs are counts like any other', () => {
    const counts = { gains: 1_000_000, losses: 1_000_000, pairs: 10_000_000 };
    expect(nonInferiorityScore(counts, { margin: 0.001, alpha: 0.05 })).toMatchObject({
      procedure: 'score',
      nonInferior: true,
    });
  });

  test.each([
    [{ gains: 0, losses: 0, pairs: 0 }, 0.02, 0.05, 'EMPTY_INPUT'],
    [{ gains: 3, losses: 2, pairs: 4 }, 0.02, 0.05, 'OUT_OF_RANGE'],
    [{ gains: 1, losses: 0, pairs: 4 }, 0, 0.05, 'OUT_OF_RANGE'],
    [{ gains: 1, losses: 0, pairs: 4 }, 1, 0.05, 'OUT_OF_RANGE'],
    [{ gains: 1, losses: 0, pairs: 4 }, 0.02, 0.5, 'OUT_OF_RANGE'],
    [{ gains: 1, losses: 0, pairs: 4 }, 0.02, Number.NaN, 'OUT_OF_RANGE'],
  ])('%j with margin %d at alpha %d is refused: %s', (counts, margin, alpha, code) => {
    expect(nonInferiorityScore(counts, { margin, alpha })).toMatchObject({ status: 'refused', code });
  });
});
