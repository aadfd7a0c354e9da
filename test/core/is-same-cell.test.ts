import { expect, test } from 'vitest';
import { isSameCell } from '../../src/core/is-same-cell.ts';

test('a cell is the same where rung and domain are, and nothing is no cell', () => {
  const cell = { rung: 'a', domain: 'math' };
  expect(isSameCell(cell, { ...cell })).toBe(true);
  expect(isSameCell(cell, { ...cell, rung: 'b' })).toBe(false);
  expect(isSameCell(cell, { ...cell, domain: 'code' })).toBe(false);
  expect(isSameCell(cell, undefined)).toBe(false);
  expect(isSameCell(undefined, undefined)).toBe(false);
});
