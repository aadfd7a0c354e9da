import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareNaturally } from '../../src/util/compare-naturally.ts';

const sorted = (...names: readonly string[]) => names.toSorted(compareNaturally);

test('numbers in names count by their size, the rest by its letters', () => {
  expect(sorted('175b', '6b', '70b', '1.5b', '1b')).toEqual(['1b', '1.5b', '6b', '70b', '175b']);
  expect(sorted('run10/a', 'run9/b', 'run9/a', 'run9')).toEqual(['run9', 'run9/a', 'run9/b', 'run10/a']);
  expect(sorted('b', 'a', '', '2')).toEqual(['', '2', 'a', 'b']);
});

test('it is a total order, in which only equal names are equal', () => {
  const name = fc.oneof(fc.string(), fc.stringMatching(/^[ab0-9.]{0,6}$/));
  fc.assert(
    fc.property(name, name, name, (x, y, z) => {
      const [xy, yz, xz] = [compareNaturally(x, y), compareNaturally(y, z), compareNaturally(x, z)].map(Math.sign);
      expect(Math.sign(compareNaturally(y, x)) + (xy as number)).toBe(0);
      expect(xy === 0).toBe(x === y);
      if (xy === yz) expect(xz).toBe(xy);
    }),
  );
});
