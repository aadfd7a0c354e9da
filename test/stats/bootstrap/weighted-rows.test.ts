import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weightedRows } from '../../../src/stats/bootstrap/weighted-rows.ts';

const shapes = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 }));

test('every set of weights gives the plain left-to-right sum, to the bit, after any other', () => {
  const problems = shapes.chain(([height, width]) =>
    fc.record({
      width: fc.constant(width),
      rows: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
        minLength: height * width,
        maxLength: height * width,
      }),
      weights: fc.array(fc.array(fc.nat(3), { minLength: height, maxLength: height }), { minLength: 1, maxLength: 12 }),
    }),
  );
  fc.assert(
    fc.property(problems, ({ width, rows, weights }) => {
      const sumsOf = weightedRows(Float64Array.from(rows), width);
      for (const set of weights) {
        const plain = Array.from({ length: width }, (_, at) =>
          set.reduce((sum, weight, row) => (weight === 0 ? sum : sum + weight * (rows[row * width + at] as number)), 0),
        );
        expect([...sumsOf(Int32Array.from(set))]).toEqual(plain);
      }
    }),
  );
});

test('weights of 0 throughout sum to 0', () => {
  const sumsOf = weightedRows(Float64Array.of(1, 2, 3, 4), 2);
  expect([...sumsOf(Int32Array.of(1, 1))]).toEqual([4, 6]);
  expect([...sumsOf(Int32Array.of(0, 0))]).toEqual([0, 0]);
  expect([...sumsOf(Int32Array.of(0, 1))]).toEqual([3, 4]);
});
