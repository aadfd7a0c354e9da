import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logCapital } from '../../../src/stats/sequential/capital.ts';
import { type GridObservations, gridObservations } from '../../../src/stats/sequential/grid-observations.ts';
import { countOnGrid, readDifference } from '../../../src/stats/sequential/outcome-grid.ts';

const onGrid = (differences: readonly number[]): GridObservations => {
  const weights = countOnGrid(Float64Array.from(differences, readDifference));
  return gridObservations(
    [...weights.entries()].filter(([, weight]) => weight > 0),
    false,
  );
};
const capital = (differences: readonly number[], m: number): number =>
  Math.exp(logCapital(onGrid(differences), Math.log1p(m)).value);

/** The definition, one observation after the other. */
const wager = (differences: readonly number[], m: number): number => {
  const stakes = Array.from({ length: 10 }, (_, at) => 0.875 / 2 ** at);
  const worth = (stake: number): number =>
    differences.reduce((product, d) => product * (1 + (stake * (d - m)) / (1 + m)), 1);
  return stakes.reduce((sum, stake) => sum + worth(stake) / stakes.length, 0);
};

/** All outcomes of one observation per law, with their probabilities; a law is the chance of −1, 0 and 1. */
const outcomesOf = (laws: readonly (readonly number[])[]): { list: number[]; chance: number }[] =>
  laws.reduce<{ list: number[]; chance: number }[]>(
    (known, law) =>
      known.flatMap(({ list, chance }) => law.map((p, at) => ({ list: [...list, at - 1], chance: chance * p }))),
    [{ list: [], chance: 1 }],
  );
const expected = (laws: readonly (readonly number[])[], m: number): number =>
  outcomesOf(laws).reduce((sum, { list, chance }) => sum + chance * capital(list, m), 0);

const binary = fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 1, maxLength: 40, size: 'max' });
const real = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 40, size: 'max' });
const means = fc.double({ min: -0.9, max: 0.9, noNaN: true });

describe('the capital', () => {
  test('is what betting one observation after the other comes to', () => {
    fc.assert(
      fc.property(binary, means, (list, m) => {
        const direct = wager(list, m);
        expect(Math.abs(capital(list, m) - direct)).toBeLessThan(1e-10 * direct);
      }),
    );
  });

  test('never exceeds that where outcomes lie between the points of the grid, and loses little', () => {
    fc.assert(
      fc.property(real, means, (list, m) => {
        const direct = wager(list, m);
        expect(capital(list, m)).toBeLessThan(direct * (1 + 1e-5));
        if (m > -0.5) expect(capital(list, m)).toBeGreaterThan(direct * 0.98);
      }),
    );
  });

  test('keeps its expectation of 1 where the mean is m, and falls below it where observations differ in their means', () => {
    const [low, middle, high] = [
      [0.35, 0.5, 0.15],
      [0.2, 0.5, 0.3],
      [0.05, 0.5, 0.45],
    ] as const;
    expect(expected([middle, middle, middle], 0.1)).toBeCloseTo(1, 12);
    expect(expected([low, middle, high], 0.1)).toBeLessThan(1);
    expect(expected([low, middle, high], 0.1)).toBeGreaterThan(0.9);
    expect(expected([low, low, low], 0.1)).toBeLessThan(1);
  });

  test('is 1 before the first observation', () => {
    expect(logCapital(onGrid([]), 0)).toEqual({ value: 0, slope: 0 });
  });

  test('rises with every outcome, falls with m, and is convex in ln(1 + m) with the slope that it says', () => {
    fc.assert(
      fc.property(real, fc.nat(), fc.double({ min: -3, max: 0.6, noNaN: true }), (list, pick, s) => {
        const better = list.map((d, at) => (at === pick % list.length ? Math.min(1, d + 0.1) : d));
        const at = (logRise: number) => logCapital(onGrid(list), logRise);
        const noise = 1e-9;
        expect(logCapital(onGrid(better), s).value).toBeGreaterThanOrEqual(at(s).value - noise);
        expect(at(s + 0.01).value).toBeLessThanOrEqual(at(s).value + noise);
        expect(at(s - 0.01).value + at(s + 0.01).value).toBeGreaterThanOrEqual(2 * at(s).value - noise);
        const slope = (at(s + 1e-5).value - at(s - 1e-5).value) / 2e-5;
        expect(Math.abs(at(s).slope - slope)).toBeLessThan(1e-4 * (1 + Math.abs(slope)));
      }),
    );
  });
});
