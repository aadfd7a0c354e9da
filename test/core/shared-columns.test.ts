import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharedColumns } from '../../src/core/shared-columns.ts';

const pairsOf = (x: readonly number[], y: readonly number[]) => {
  const { left, right } = sharedColumns(Int32Array.from(x), Int32Array.from(y));
  return Array.from(left, (column, n) => [column, right[n]]);
};

test('columns of the same item are paired in the order of the first list, others are left out', () => {
  expect(pairsOf([7, 3, 5, 0], [0, 5, 9, 7])).toEqual([
    [0, 3],
    [2, 1],
    [3, 0],
  ]);
  expect(pairsOf([], [1])).toEqual([]);
  expect(pairsOf([1], [])).toEqual([]);
});

test('every item that both lists have is paired with itself', () => {
  const items = fc.uniqueArray(fc.nat(40));
  fc.assert(
    fc.property(items, items, (x, y) => {
      const pairs = pairsOf(x, y);
      for (const [column, other] of pairs) expect(x[column ?? -1]).toBe(y[other ?? -1]);
      expect(pairs).toHaveLength(x.filter(item => y.includes(item)).length);
    }),
  );
});
