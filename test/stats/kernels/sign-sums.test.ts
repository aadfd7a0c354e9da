import { expect, test } from 'vitest';
import { signSums } from '../../../src/stats/kernels/sign-sums.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { chiSquareScore, tally } from '../../support/chi-square.ts';

const drawn = (values: Float64Array, batches: number, seed: number): number[] => {
  const next = signSums(values, createRng(seed));
  return Array.from({ length: batches }, () => [...next()]).flat();
};

test.each([3, 8, 11, 33, 100])('sums of %i ones count heads as a fair coin does', size => {
  const heads = drawn(new Float64Array(size).fill(1), 100, size).map(sum => (sum + size) / 2);
  let chance = 2 ** -size;
  const expected = Array.from({ length: size + 1 }, (_, k) => {
    const now = heads.length * chance;
    chance *= (size - k) / (k + 1);
    return now;
  });
  const counts = tally(heads, size + 1);
  const common = expected.flatMap((mean, k) => (mean >= 8 ? [k] : []));
  expect(
    Math.abs(
      chiSquareScore(
        common.map(k => counts[k] as number),
        common.map(k => expected[k] as number),
      ),
    ),
  ).toBeLessThan(4);
});

test('every value takes both signs, each apart from every other', () => {
  // Powers of two: a sum tells the sign of each value.
  const size = 40;
  const values = Float64Array.from({ length: size }, (_, bit) => 2 ** bit);
  const sums = drawn(values, 20, 5);
  const signs = sums.map(sum => {
    const bits = BigInt((sum + 2 ** size - 1) / 2);
    return Array.from({ length: size }, (_, bit) => ((bits >> BigInt(bit)) & 1n) === 1n);
  });
  const limit = 5 * Math.sqrt(sums.length / 4);
  for (let bit = 0; bit < size; bit++) {
    for (let other = 0; other <= bit; other++) {
      const same = signs.filter(row => row[bit] === (other === bit ? true : row[other])).length;
      expect(Math.abs(same - sums.length / 2)).toBeLessThan(limit);
    }
  }
});
