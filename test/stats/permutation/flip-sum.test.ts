import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flipSum } from '../../../src/stats/permutation/flip-sum.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 30 });

test('keeps the sizes of the values other than 0, ascending, and their sum', () => {
  expect(flipSum([0.5, 0, -0.25, -0, 1])).toEqual({ magnitudes: Float64Array.of(0.25, 0.5, 1), observed: 1.25 });
  expect(flipSum([])).toEqual({ magnitudes: new Float64Array(0), observed: 0 });
});

test('is the same to the bit for any order, and only changes sign with the arms', () => {
  fc.assert(
    fc.property(values, list => {
      const found = flipSum(list);
      expect(flipSum(list.toReversed())).toEqual(found);
      const swapped = flipSum(list.map(value => -value));
      expect(swapped.magnitudes).toEqual(found.magnitudes);
      expect(swapped.observed + 0).toBe(0 - found.observed);
    }),
  );
});

test('is the same to the bit for any order of values that are all of one size', () => {
  const rng = createRng(14);
  const list = Array.from({ length: 301 }, () => rng.normal());
  for (let turn = 1; turn < 20; turn++) {
    expect(flipSum([...list.slice(turn), ...list.slice(0, turn)]).observed).toBe(flipSum(list).observed);
  }
});
