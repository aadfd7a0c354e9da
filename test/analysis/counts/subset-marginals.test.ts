import { expect, test } from 'vitest';
import { sameTotal, subsetMarginals } from '../../../src/analysis/counts/subset-marginals.ts';

test('every part is summed over runs, in natural order', () => {
  const found = subsetMarginals([
    [
      { name: 'part 10', correct: 1, total: 4 },
      { name: 'part 2', correct: 5, total: 10 },
    ],
    [{ name: 'part 2', correct: 7, total: 10 }],
  ]);
  expect(found.map(({ name, items, correct, total }) => [name, items, correct, total])).toEqual([
    ['part 2', 10, 12, 20],
    ['part 10', 4, 1, 4],
  ]);
  expect(found[0]?.accuracy).toMatchObject({ runs: 2, mean: expect.closeTo(0.6, 12) });
  expect(found[0]?.itemError).toBeCloseTo(Math.sqrt(0.24 / 10), 12);
});

test('runs that disagree on the size of a part leave its item error open; parts without items are no parts', () => {
  const [only, ...others] = subsetMarginals([
    [
      { name: 'a', correct: 1, total: 2 },
      { name: 'b', correct: 0, total: 0 },
    ],
    [{ name: 'a', correct: 1, total: 3 }],
  ]);
  expect([only?.items, only?.itemError, others]).toEqual([undefined, undefined, []]);
});

test('one total is the total, and several are none', () => {
  expect([sameTotal([5, 5]), sameTotal([5, 6]), sameTotal([])]).toEqual([5, undefined, undefined]);
});
