import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ThreeChances, threePointLaw } from '../../../src/stats/exact-bootstrap/three-point-law.ts';
import { binomPmf } from '../../../src/stats/numeric/special-functions.ts';

/** One draw after the other. */
function convolved(chances: ThreeChances, draws: number): Float64Array {
  let law = Float64Array.of(1);
  for (let draw = 0; draw < draws; draw++) {
    const next = new Float64Array(law.length + 2);
    for (const [sum, chance] of law.entries()) {
      for (const [step, share] of chances.entries()) next[sum + step] = (next[sum + step] as number) + chance * share;
    }
    law = next;
  }
  return law;
}

function expectLaw(chances: ThreeChances, draws: number): void {
  const law = threePointLaw(chances, draws);
  for (const [sum, expected] of convolved(chances, draws).entries()) {
    const chance = law.chances[sum - law.start];
    if (chance === undefined) expect(expected).toBeLessThan(1e-43);
    else if (expected > 1e-300) expect(Math.abs(chance / expected - 1)).toBeLessThan(1e-12);
    else expect(chance).toBeLessThan(1e-299);
  }
}

test.each([
  [[0.2, 0.5, 0.3], 1],
  [[0.2, 0.5, 0.3], 2],
  [[0.2, 0.5, 0.3], 700],
  [[0.5, 0, 0.5], 101],
  [[0.01, 0.001, 0.989], 300],
  [[0.999, 0.0005, 0.0005], 900],
  [[0.4, 0.6, 0], 50],
  [[0.98, 0.02, 0], 800],
] as [ThreeChances, number][])('%j, %i draws: every probability to twelve digits, however small', (chances, draws) => {
  expectLaw(chances, draws);
});

test('is that of one draw after the other, for any probabilities', () => {
  const share = fc.integer({ min: 1, max: 1000 });
  const counts = fc.tuple(share, fc.integer({ min: 0, max: 1000 }), share);
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 60 }), ([a, b, c], draws) => {
      const total = a + b + c;
      expectLaw([a / total, b / total, c / total], draws);
    }),
    { numRuns: 60 },
  );
});

test('swapping 0 and 2 mirrors the law', () => {
  const [law, mirrored] = [threePointLaw([0.2, 0.5, 0.3], 5000), threePointLaw([0.3, 0.5, 0.2], 5000)];
  expect(mirrored.start).toBe(10_000 - law.start - law.chances.length + 1);
  for (const [at, chance] of law.chances.toReversed().entries()) {
    expect((mirrored.chances[at] as number) / chance).toBeCloseTo(1, 10);
  }
});

test('a million draws keep total, mean and variance, and are binomial without ties', () => {
  const { start, chances } = threePointLaw([0.17, 0.64, 0.19], 1_000_000);
  let [total, mean, square] = [0, 0, 0];
  for (const [at, chance] of chances.entries()) {
    total += chance;
    mean += chance * (start + at - 1_020_000);
    square += chance * (start + at - 1_020_000) ** 2;
  }
  expect(total).toBeCloseTo(1, 10);
  expect(mean).toBeCloseTo(0, 5);
  expect(square / (1_000_000 * (0.36 - 0.0004))).toBeCloseTo(1, 8);
  const tieless = threePointLaw([0.5, 0, 0.5], 1_000_000);
  const middle = tieless.chances[1_000_000 - tieless.start] as number;
  expect(middle / binomPmf(500_000, 1_000_000, 0.5)).toBeCloseTo(1, 10);
});
