import { expect, test } from 'vitest';
import { quotientLaw, ratioLaw } from '../../../src/stats/exact-bootstrap/ratio-law.ts';
import type { SumLaw } from '../../../src/stats/exact-bootstrap/resample-sums.ts';

const whole: SumLaw = {
  tops: Float64Array.of(1, 2, 5, 0),
  bottoms: Float64Array.of(2, 4, 0, 3),
  chances: Float64Array.of(0.25, 0.25, 0.25, 0.25),
  observed: [1, 2],
  units: [0.1, 0.5],
  slack: [0, 0],
};

test('equal ratios of whole numbers meet, a denominator of 0 has no value', () => {
  const { estimate, law } = ratioLaw(whole);
  expect(estimate).toBeCloseTo(0.1, 15);
  expect([...law.values]).toEqual([0, estimate]);
  expect(law.chances[1]).toBeCloseTo(2 / 3, 14);
  expect(law.undefinedChance).toBeCloseTo(0.25, 14);
});

test('a denominator within its rounding is 0, and ratios merge within theirs', () => {
  const real = {
    ...whole,
    tops: Float64Array.of(1, 1 + 1e-14, 1, 1),
    bottoms: Float64Array.of(2, 2, 1e-13, 1e-3),
    slack: [1e-13, 1e-14] as const,
    units: [1, 1] as const,
  };
  const { law } = ratioLaw(real);
  expect(law.values.length).toBe(2);
  expect(law.undefinedChance).toBeCloseTo(0.25, 14);
});

test('data without a denominator have no estimate', () => {
  expect(ratioLaw({ ...whole, observed: [1, 0] }).estimate).toBeNaN();
});

test('a quotient of means divides every resample of one by every resample of the other', () => {
  const one = (tops: number[], size: number, unit = 1): SumLaw => ({
    tops: Float64Array.from(tops),
    bottoms: new Float64Array(tops.length).fill(size),
    chances: new Float64Array(tops.length).fill(1 / tops.length),
    observed: [2, size],
    units: [1, unit],
    slack: [0, 0],
  });
  // Means (1, 2)/2 over means (0, 1, 4)/4.
  const { estimate, law } = quotientLaw(one([1, 2], 2), one([0, 1, 4], 4));
  expect(estimate).toBe(2);
  expect([...law.values]).toEqual([0.5, 1, 2, 4]);
  expect(law.undefinedChance).toBeCloseTo(1 / 3, 14);
  // The same means where sizes are counted in halves and in twos.
  const inUnits = quotientLaw(one([1, 2], 4, 0.5), one([0, 1, 4], 2, 2));
  expect(inUnits.estimate).toBe(2);
  expect([...inUnits.law.values]).toEqual([0.5, 1, 2, 4]);
});
