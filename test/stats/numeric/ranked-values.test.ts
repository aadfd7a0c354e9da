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

test.each<[string, (at: number) => number]>([
  ['far from the others', at => (at === 7 ? 1e300 : at % 50)],
  ['infinite', at => (at === 7 ? Number.POSITIVE_INFINITY : at === 8 ? Number.NEGATIVE_INFINITY : (at * 7919) % 1000)],
  ['as small as can be', at => (at % 3) * Number.MIN_VALUE],
  ['as large as can be', at => (at % 2 === 0 ? 1 : -1) * Number.MAX_VALUE],
])('many values, some of them %s, have their ranks and stay where they were', (_, valueAt) => {
  const values = Float64Array.from({ length: 3000 }, (_, at) => valueAt(at));
  const given = values.slice();
  const sorted = values.slice().sort();
  const ranked = new RankedValues(values);
  for (const rank of [0, 1, 74, 1500, 2925, 2998, 2999]) expect(ranked.at(rank)).toBe(sorted[rank]);
  expect(ranked.range).toBe((sorted[2999] as number) - (sorted[0] as number));
  expect(values).toEqual(given);
});

test('values up to a limit are counted as one by one, whatever was asked for before', () => {
  const sizes = fc.constantFrom(1, 20, 300, 3000);
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 5000 }), fc.array(fc.nat(), { maxLength: 5 }), (size, step, asked) => {
      const values = Float64Array.from({ length: size }, (_, at) => (at * 7919) % step);
      const ranked = new RankedValues(values);
      for (const number of asked) ranked.at(number % size);
      for (const limit of [-1, 0, step / 3, values[0] as number, step]) {
        expect(ranked.countWhile(value => value < limit)).toBe(values.filter(value => value < limit).length);
        expect(ranked.countWhile(value => value <= limit)).toBe(values.filter(value => value <= limit).length);
      }
    }),
  );
});
