import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderedMean } from '../../../src/stats/permutation/ordered-mean.ts';

test('is the same to the bit for any order', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1 }), values => {
      expect(orderedMean(values.toReversed())).toBe(orderedMean(values));
    }),
  );
  const list = Array.from({ length: 301 }, (_, at) => Math.sin(at * at));
  for (let turn = 1; turn < 20; turn++) {
    expect(orderedMean([...list.slice(turn), ...list.slice(0, turn)])).toBe(orderedMean(list));
  }
  expect(orderedMean([3, -1, 4])).toBe(2);
});
