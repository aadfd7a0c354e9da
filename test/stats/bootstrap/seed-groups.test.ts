import { expect, test } from 'vitest';
import { seedGroups } from '../../../src/stats/bootstrap/seed-groups.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { chiSquareScore } from '../../support/chi-square.ts';

test('every replicate is in one group, weights sum to the number of seeds, groups ascend', () => {
  const groups = seedGroups([4], 2000, createRng(1));
  expect(groups.flatMap(group => [...group.replicates]).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 2000 }, (_, at) => at),
  );
  expect(groups.length).toBeLessThanOrEqual(35);
  for (const { weights } of groups) expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(4);
  const keys = groups.map(({ weights }) => weights.join());
  expect(keys).toEqual(keys.toSorted());
  expect(new Set(keys).size).toBe(keys.length);
});

test('multisets of seeds come up with multinomial probability', () => {
  const groups = seedGroups([3], 60_000, createRng(2));
  const factorial = [1, 1, 2, 6];
  const expected = groups.map(({ weights }) => {
    const orders = 6 / weights.reduce((product, weight) => product * (factorial[weight] ?? 0), 1);
    return (60_000 * orders) / 27;
  });
  expect(groups).toHaveLength(10);
  expect(
    Math.abs(
      chiSquareScore(
        groups.map(group => group.replicates.length),
        expected,
      ),
    ),
  ).toBeLessThan(4);
});

test('one seed makes one group and takes no randomness', () => {
  const rng = createRng(3);
  expect(seedGroups([1], 5, rng)).toEqual([{ weights: Int32Array.of(1), replicates: [0, 1, 2, 3, 4] }]);
  expect(rng.uint32()).toBe(createRng(3).uint32());
});

test('many seeds are told apart although their draws never repeat', () => {
  const groups = seedGroups([200], 50, createRng(4));
  expect(groups).toHaveLength(50);
  for (const { weights } of groups) expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(200);
});

test('sets of seeds are drawn apart: weights sum to the size of each set', () => {
  const groups = seedGroups([3, 1, 2], 4000, createRng(5));
  expect(groups.length).toBe(10 * 3);
  for (const { weights } of groups) {
    expect(
      [weights.subarray(0, 3), weights.subarray(3, 4), weights.subarray(4)].map(set => set.reduce((a, b) => a + b)),
    ).toEqual([3, 1, 2]);
  }
  const both = groups.filter(({ weights }) => weights[0] === 3 && weights[4] === 2);
  expect(both[0]?.replicates.length).toBeGreaterThan(4000 / 27 / 4 / 2);
});
