import fc from 'fast-check';
import { expect, test } from 'vitest';
import { denseRanks } from '../../../src/stats/bootstrap/dense-ranks.ts';

test.each([
  ['whole numbers in a small range', fc.integer({ min: -20, max: 20 })],
  ['whole numbers in a range too wide for a table', fc.maxSafeInteger()],
  ['real numbers', fc.double({ noNaN: true, noDefaultInfinity: true })],
  ['a few real numbers', fc.constantFrom(-0, 0, 0.5, 0.25, -1.5)],
])('%s: ranks lead back to the keys, and distinct keys ascend', (_, key) => {
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 60, size: 'max' }), list => {
      const keys = Float64Array.from(list);
      const { ranks, distinct } = denseRanks(keys);
      expect([...distinct].map(value => value + 0)).toEqual(
        [...new Set(list.map(value => value + 0))].sort((a, b) => a - b),
      );
      for (const [at, rank] of ranks.entries()) expect(distinct[rank] === keys[at]).toBe(true);
    }),
  );
});
