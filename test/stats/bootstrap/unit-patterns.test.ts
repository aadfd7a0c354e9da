import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unitPatterns } from '../../../src/stats/bootstrap/unit-patterns.ts';

test('equal pairs are counted, in ascending order', () => {
  const found = unitPatterns({ tops: Float64Array.of(1, 0, 1, 1), bottoms: Float64Array.of(1, 1, 0.5, 1) });
  expect(found).toEqual({
    tops: Float64Array.of(0, 1, 1),
    bottoms: Float64Array.of(1, 0.5, 1),
    counts: Int32Array.of(1, 1, 2),
  });
});

test('any order of the units gives the same patterns, which are the units', () => {
  const units = fc.array(fc.tuple(fc.integer({ min: -2, max: 2 }), fc.constantFrom(0, 0.3, 1)), { minLength: 1 });
  fc.assert(
    fc.property(units, list => {
      const of = (pairs: readonly (readonly number[])[]) =>
        unitPatterns({
          tops: Float64Array.from(pairs, ([top]) => top as number),
          bottoms: Float64Array.from(pairs, ([, bottom]) => bottom as number),
        });
      const found = of(list);
      expect(of(list.toReversed())).toEqual(found);
      const expanded = Array.from(found.counts).flatMap((count, k) =>
        new Array(count).fill(`${found.tops[k]} ${found.bottoms[k]}`),
      );
      expect(expanded.sort()).toEqual(list.map(([top, bottom]) => `${top + 0} ${bottom}`).sort());
    }),
  );
});
