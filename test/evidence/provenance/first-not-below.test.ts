import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstNotBelow } from '../../../src/evidence/provenance/first-not-below.ts';

test('it is where looking at all of them in order finds it, or their number where all are below', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: -1, max: 21 }), (values, value) => {
      const sorted = values.toSorted((x, y) => x - y);
      const found = sorted.findIndex(one => one >= value);
      expect(firstNotBelow(sorted.length, at => (sorted[at] as number) < value)).toBe(
        found === -1 ? sorted.length : found,
      );
    }),
  );
});
