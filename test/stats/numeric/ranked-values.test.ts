import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RankedValues } from '../../../src/stats/numeric/ranked-values.ts';

const lists = fc.oneof(
  fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 300, size: 'max' }),
  fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 300, size: 'max' }),
);

test('whatever ranks are asked for, in any order, the values are those of the sorted list', () => {
  fc.assert(
    fc.property(lists, fc.array(fc.nat(), { minLength: 1, maxLength: 20 }), (list, asked) => {
      const sorted = Float64Array.from(list).sort();
      const ranked = new RankedValues(Float64Array.from(list));
      for (const number of asked)
        expect(ranked.at(number % list.length) - (sorted[number % list.length] as number)).toBe(0);
      expect(ranked.length).toBe(list.length);
    }),
  );
});

test.each<[string, (at: number, n: number) => number]>([
  ['ascending', at => at],
  ['descending', (at, n) => n - at],
  ['all alike', () => 7],
  ['an organ pipe, which misleads the pivot,', (at, n) => Math.min(at, n - at)],
  ['a saw', at => at % 17],
])('%s values of any number have their ranks', (_, valueAt) => {
  const values = Float64Array.from({ length: 5000 }, (_, at) => valueAt(at, 5000));
  const sorted = values.slice().sort();
  const ranked = new RankedValues(values.slice());
  for (const rank of [125, 4874, 124, 2500, 0, 4999]) expect(ranked.at(rank)).toBe(sorted[rank]);
});
