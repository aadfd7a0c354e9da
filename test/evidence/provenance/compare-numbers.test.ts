import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalsOf, isOnGrid, isRounded, isSame } from '../../../src/evidence/provenance/compare-numbers.ts';

test('decimals are those that a program writes', () => {
  expect([0.6464, 0.5, 1, 1e-7, 2.5e-7, -0.038, 1e21].map(decimalsOf)).toEqual([4, 1, 0, 7, 8, 3, 0]);
});

test('every whole number of items is on the grid, and its rounding is known for one', () => {
  const cases = fc
    .integer({ min: 1, max: 100_000 })
    .chain(n => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  fc.assert(
    fc.property(cases, fc.integer({ min: 3, max: 6 }), ([correct, total], decimals) => {
      const exact = correct / total;
      expect(isOnGrid(exact, total)).toBe(true);
      expect(isSame(exact, 1 - (total - correct) / total)).toBe(true);
      expect(isRounded(Number(exact.toFixed(decimals)), exact)).toBe(true);
    }),
  );
});

test('full precision is never a rounding, and half an item is off the grid', () => {
  expect(isRounded(0.5202058590656373, 657 / 1263)).toBe(false);
  expect(isOnGrid(0.5202058590656373, 1263)).toBe(false);
  expect(isOnGrid(657.5 / 1263, 1263)).toBe(false);
  expect(isRounded(0.6464, 851 / 1315)).toBe(false);
});
