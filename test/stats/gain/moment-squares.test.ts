import { expect, test } from 'vitest';
import { momentItems, momentSquares } from '../../../src/stats/gain/moment-squares.ts';
import { addPseudoColumns } from '../../../src/stats/gain/sparse-columns.ts';
import { cellOf } from '../../support/cells.ts';

const row = (wins: number): number[] =>
  Array.from({ length: 30 }, (_, at) => (at < wins ? (at % 2 === 0 ? 1 : -1) : 0));

test('with ten discordant columns the mean squares are those of the data', () => {
  const cell = cellOf([row(10), row(10), row(9)]);
  expect(momentSquares(cell)).toBe(cell.squares);
  expect(momentItems(cell)).toBe(30);
});

test('with nine they have the two pseudo-columns, and the point value keeps without them', () => {
  const cell = cellOf([row(9), row(9), row(8)]);
  expect(momentSquares(cell)).toEqual(addPseudoColumns(cell.squares));
  expect([momentSquares(cell).items, momentItems(cell)]).toEqual([32, 32]);
  expect(cell.squares.items).toBe(30);
});
