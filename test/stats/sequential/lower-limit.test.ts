import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findRoot } from '../../../src/stats/power/find-root.ts';
import { logCapital } from '../../../src/stats/sequential/capital.ts';
import { lowerLimit } from '../../../src/stats/sequential/lower-limit.ts';

const counted = (rises: readonly number[], counts: readonly number[]) => ({
  rises: Float64Array.from(rises),
  counts: Float64Array.from(counts),
});
const GOAL = Math.log(40);

describe('the lower limit', () => {
  test('of a single gain is where the mean stake has made the goal', () => {
    const stake = (0.875 * (2 - 2 ** -9)) / 10;
    const m = (2 * stake) / (39 + stake) - 1;
    expect(lowerLimit(counted([2], [1]), GOAL)).toBeCloseTo(m, 7);
  });

  test('is −1 without observations, and where all are losses', () => {
    expect(lowerLimit(counted([], []), GOAL)).toBe(-1);
    expect(lowerLimit(counted([0], [1000]), GOAL)).toBe(-1);
  });

  test('is the root that bisection finds, for one observation and for ten million', () => {
    const points = fc.integer({ min: 0, max: 128 }).map(point => point / 64);
    const sizes = fc.double({ min: 0, max: 14, noNaN: true }).map(exponent => Math.ceil(Math.exp(exponent)));
    const goals = fc.double({ min: 0.7, max: 30, noNaN: true });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(points, sizes), { selector: ([rise]) => rise, minLength: 1, maxLength: 6 }),
        goals,
        (rows, goal) => {
          const observations = counted(
            rows.map(([rise]) => rise),
            rows.map(([, count]) => count),
          );
          const found = lowerLimit(observations, goal);
          const isLost = rows.every(([rise]) => rise === 0);
          const root = isLost ? -600 : findRoot(s => goal - logCapital(observations, s).value, -600, Math.LN2);
          // Outwards by what reading an outcome may cost.
          const outwards = Math.expm1(root) - found;
          expect(outwards).toBeLessThan(2e-8);
          if (found > -1) expect(outwards).toBeGreaterThan(1e-8);
        },
      ),
    );
  });
});
