import { expect, test } from 'vitest';
import { lawDraws } from '../../../src/stats/random/law-draws.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { chiSquareScore, tally } from '../../support/chi-square.ts';

const drawn = (chances: number[], count: number, label: string): Float64Array => {
  const positions = new Float64Array(count);
  lawDraws(Float64Array.from(chances), createRng(1, label))(positions);
  return positions;
};

test.each([
  ['equal', [1, 1, 1, 1, 1, 1, 1]],
  ['unequal, summing to anything', [3, 0.2, 1, 0.1, 7, 2, 0.05]],
  ['one that has nearly all', [0.001, 0.998, 0.001]],
  ['two hundred', Array.from({ length: 200 }, (_, at) => 1 + (at % 7))],
])('positions come up with their probabilities: %s', (label, chances) => {
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  const counts = tally(drawn(chances, 200_000, label), chances.length);
  const expected = chances.map(chance => (200_000 * chance) / total);
  expect(Math.abs(chiSquareScore(counts, expected))).toBeLessThan(4);
});

test('what has no probability is never drawn, and one position always', () => {
  expect(new Set(drawn([0, 1, 0, 2, 0], 5000, 'gaps'))).toEqual(new Set([1, 3]));
  expect(new Set(drawn([0.3], 1000, 'one'))).toEqual(new Set([0]));
});

test('a longer list begins with the same draws', () => {
  expect(drawn([1, 2, 3], 1300, 'length').subarray(0, 512)).toEqual(drawn([1, 2, 3], 512, 'length'));
});
