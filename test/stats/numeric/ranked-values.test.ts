import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RankedValues } from '../../../src/stats/numeric/ranked-values.ts';

const checkRanks = (values: readonly number[], ranks: readonly number[]): void => {
  const sorted = Float64Array.from(values).sort();
  const ranked = new RankedValues(Float64Array.from(values));
  for (const rank of ranks) expect(ranked.at(rank)).toBe(sorted[rank]);
};

test('any ranks in any order are those of the sorted values', () => {
  const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true }));
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 300 }),
      fc.array(fc.nat(), { maxLength: 12 }),
      (values, asked) => {
        checkRanks(
          values,
          asked.map(rank => rank % values.length),
        );
      },
    ),
  );
});

test.each([
  ['ascending', (at: number) => at],
  ['descending', (at: number) => -at],
  ['equal', () => 7],
  ['of two values', (at: number) => at % 2],
])('ten thousand values, %s', (_, make) => {
  checkRanks(
    Array.from({ length: 10_000 }, (__, at) => make(at)),
    [250, 9749, 0, 9999, 5000, 251],
  );
});
