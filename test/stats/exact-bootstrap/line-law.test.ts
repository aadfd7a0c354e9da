import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineLaw } from '../../../src/stats/exact-bootstrap/line-law.ts';
import { binomPmf } from '../../../src/stats/numeric/special-functions.ts';

const lawOf = (values: number[], counts: number[], draws: number, mostWork = 1e8) =>
  lineLaw(Float64Array.from(values), Int32Array.from(counts), { draws, mostWork });

test('two values: the binomial law', () => {
  const law = lawOf([0, 1], [3, 1], 25);
  expect(law?.start).toBe(0);
  for (const [k, chance] of (law?.chances ?? []).entries()) expect(chance / binomPmf(k, 25, 0.25)).toBeCloseTo(1, 11);
});

test('is that of one draw after the other, for any number of draws', () => {
  const values = fc.uniqueArray(fc.integer({ min: -4, max: 6 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 9 }), (whole, draws) => {
      const counts = whole.map((_, at) => at + 1);
      const units = counts.reduce((sum, count) => sum + count, 0);
      let expected = new Map([[0, 1]]);
      for (let draw = 0; draw < draws; draw++) {
        const next = new Map<number, number>();
        for (const [sum, chance] of expected) {
          whole.forEach((value, at) => {
            next.set(sum + value, (next.get(sum + value) ?? 0) + (chance * (counts[at] as number)) / units);
          });
        }
        expected = next;
      }
      const law = lawOf(whole, counts, draws);
      for (const [k, chance] of (law?.chances ?? []).entries()) {
        expect(chance).toBeCloseTo(expected.get(k + (law?.start ?? 0)) ?? 0, 13);
      }
      expect(law?.chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
    }),
  );
});

test('a hundred thousand draws keep mean and variance, and leave out what is rarer than 1e-40', () => {
  const law = lawOf([-1, 0, 1], [10, 70, 20], 100_000);
  if (law === undefined) throw new Error('too much work');
  let [mean, square] = [0, 0];
  for (const [k, chance] of law.chances.entries()) mean += chance * (law.start + k);
  for (const [k, chance] of law.chances.entries()) square += chance * (law.start + k - mean) ** 2;
  expect(mean / 10_000).toBeCloseTo(1, 9);
  expect(square / (100_000 * 0.29)).toBeCloseTo(1, 8);
  expect(law.chances.length).toBeLessThan(6000);
  expect(law.chances.every(chance => chance >= 1e-41)).toBe(true);
});

test('more work than allowed, or values too far apart, give nothing', () => {
  expect(lawOf([0, 3], [1, 1], 1000, 1000)).toBeUndefined();
  expect(lawOf([0, 1e7], [1, 1], 2)).toBeUndefined();
});
