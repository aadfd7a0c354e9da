import { expect, test } from 'vitest';
import { patternDraws } from '../../../src/stats/bootstrap/pattern-draws.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { chiSquareScore } from '../../support/chi-square.ts';

const sizes: [string, number[]][] = [
  ['few patterns, by binomials', [70, 20, 10]],
  ['patterns as many as units, one by one', [2, 1, 1]],
];

test.each(sizes)('%s: counts sum to the units', (_, counts) => {
  const units = counts.reduce((sum, count) => sum + count, 0);
  const draw = patternDraws(Int32Array.from(counts), createRng(1));
  for (let round = 0; round < 200; round++) expect(draw().reduce((sum, count) => sum + count, 0)).toBe(units);
});

test.each(sizes)('%s: the first two patterns have their multinomial means and covariance', (_, counts) => {
  const units = counts.reduce((sum, count) => sum + count, 0);
  const draw = patternDraws(Int32Array.from(counts), createRng(2));
  const rounds = 20_000;
  let [first, second, product] = [0, 0, 0];
  for (let round = 0; round < rounds; round++) {
    const [a, b] = draw();
    first += a as number;
    second += b as number;
    product += (a as number) * (b as number);
  }
  const [p, q] = counts.map(count => count / units) as [number, number];
  expect(Math.abs(first / rounds - units * p)).toBeLessThan(4.5 * Math.sqrt((units * p * (1 - p)) / rounds));
  expect(Math.abs(second / rounds - units * q)).toBeLessThan(4.5 * Math.sqrt((units * q * (1 - q)) / rounds));
  const covariance = product / rounds - (first / rounds) * (second / rounds);
  expect(Math.abs(covariance + units * p * q)).toBeLessThan(0.06 * units * p * q + 0.02);
});

test('two patterns of one unit each: 0, 1 or 2 with the law ¼, ½, ¼', () => {
  const draw = patternDraws(Int32Array.of(1, 1), createRng(3));
  const counts = new Int32Array(3);
  for (let round = 0; round < 20_000; round++) {
    const drawn = draw()[0] as number;
    counts[drawn] = (counts[drawn] as number) + 1;
  }
  expect(Math.abs(chiSquareScore(counts, [5000, 10_000, 5000]))).toBeLessThan(4);
});

test('a single unit takes no randomness', () => {
  const rng = createRng(4);
  expect(patternDraws(Int32Array.of(1), rng)()).toEqual(Int32Array.of(1));
  expect(rng.uint32()).toBe(createRng(4).uint32());
});
