import { expect, test } from 'vitest';
import { meanSquares } from '../../src/stats/mean-squares.ts';
import { momentSquares } from '../../src/stats/moment-squares.ts';
import { appendPseudoColumns } from '../../src/stats/sparse-columns.ts';
import { cellOf } from '../support/cells.ts';

const row = (wins: number): number[] =>
  Array.from({ length: 30 }, (_, at) => (at < wins ? (at % 2 === 0 ? 1 : -1) : 0));

test('with ten discordant columns the mean squares are those of the data', () => {
  const cell = cellOf([row(10), row(10), row(9)]);
  expect(momentSquares(cell)).toBe(cell.squares);
});

test('with nine they have the two pseudo-columns, and the point value keeps without them', () => {
  const cell = cellOf([row(9), row(9), row(8)]);
  expect(momentSquares(cell)).toEqual(meanSquares(appendPseudoColumns(cell.matrix)));
  expect(momentSquares(cell).items).toBe(32);
  expect(cell.squares.items).toBe(30);
});
