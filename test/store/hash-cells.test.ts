import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashCells } from '../../src/store/hash-cells.ts';

const keys = fc.uniqueArray(fc.constantFrom('0a', '0b', '1c', '2d', '3e'), { minLength: 1 });

test('the hash of the cells does not depend on their order, but on every one of them', () => {
  fc.assert(
    fc.property(keys, fc.nat(), (drawn, at) => {
      const cells = drawn.map(key => ({ key }));
      expect(hashCells(cells.toReversed())).toBe(hashCells(cells));
      expect(hashCells(cells.toSpliced(at % cells.length, 1))).not.toBe(hashCells(cells));
      expect(hashCells([...cells, { key: 'ff' }])).not.toBe(hashCells(cells));
    }),
  );
});

test('keys do not run into each other', () => {
  expect(hashCells([{ key: 'ab' }, { key: 'c' }])).not.toBe(hashCells([{ key: 'a' }, { key: 'bc' }]));
});
