import { describe, expect, test } from 'vitest';
import type { Histogram } from '../../../src/core/histogram.ts';
import { accept } from '../../../src/core/refusal.ts';
import { signFlipLaw } from '../../../src/stats/permutation/sign-flip-law.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

const law = (terms: readonly number[], draws = 20_000): Histogram =>
  accept(signFlipLaw(terms, { draws, rng: createRng(1, 'law') }));

/** Mean and variance of the middles of the bins. */
function momentsOf({ low, high, counts }: Histogram) {
  const width = (high - low) / counts.length;
  const total = counts.reduce((sum, count) => sum + count, 0);
  const mean = counts.reduce((sum, count, at) => sum + count * (low + (at + 0.5) * width), 0) / total;
  const square = counts.reduce((sum, count, at) => sum + count * (low + (at + 0.5) * width - mean) ** 2, 0) / total;
  return { total, mean, variance: square };
}

describe('signFlipLaw', () => {
  test('few equal terms give the binomial law, every possible sum in a bin of its own', () => {
    const { low, high, counts } = law([1, -1, 1, 1, 0, 0]);
    const width = (high - low) / counts.length;
    const at = (sum: number) => counts[Math.floor((sum - low) / width)] ?? 0;
    for (const [sum, share] of [
      [-4, 1 / 16],
      [-2, 4 / 16],
      [0, 6 / 16],
      [2, 4 / 16],
      [4, 1 / 16],
    ] as const) {
      expect(Math.abs(at(sum) / 20_000 - share)).toBeLessThan(0.02);
      expect(((sum - low) / width) % 1, 'the sum stands in the middle of its bin').toBeCloseTo(0.5, 9);
    }
  });

  test.each([
    ['whole numbers of several sizes', Array.from({ length: 60 }, (_, at) => (at % 5) - 2)],
    ['an odd number of ones', Array.from({ length: 301 }, () => 1)],
    ['fractions', Array.from({ length: 80 }, (_, at) => Math.sin(at))],
  ])('%s: all draws are counted, around 0, with the variance of the sum', (_, terms) => {
    const { total, mean, variance } = momentsOf(law(terms));
    const expected = terms.reduce((sum, term) => sum + term * term, 0);
    expect(total).toBe(20_000);
    expect(Math.abs(mean)).toBeLessThan(0.05 * Math.sqrt(expected));
    expect(Math.abs(variance / expected - 1)).toBeLessThan(0.06);
  });

  test('neighbouring bins of a lattice hold as many possible sums: no comb', () => {
    const { counts } = law(Array.from({ length: 400 }, () => 1));
    const middle = counts.indexOf(Math.max(...counts));
    for (const at of [middle - 1, middle + 1]) expect((counts[at] ?? 0) / (counts[middle] ?? 1)).toBeGreaterThan(0.75);
  });

  test('refuses where there is no sign to flip, and what is no number', () => {
    const options = { draws: 10, rng: createRng(1, 'x') };
    expect(signFlipLaw([0, 0], options)).toMatchObject({ code: 'DEGENERATE_DISTRIBUTION' });
    expect(signFlipLaw([1, Number.NaN], options)).toMatchObject({ code: 'NON_FINITE' });
    expect(signFlipLaw([1], { ...options, draws: 0 })).toMatchObject({ code: 'OUT_OF_RANGE' });
  });
});
