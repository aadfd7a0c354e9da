import { expect, test } from 'vitest';
import { appendPseudoColumns, countDiscordant } from '../../src/stats/sparse-columns.ts';
import { matrixOf } from '../support/matrices.ts';

test('a column is discordant if any seed has a difference in it', () => {
  expect(
    countDiscordant(
      matrixOf([
        [0, 1, 0, -1],
        [0, 0, 0, 1],
      ]),
    ),
  ).toBe(2);
});

test('two columns are added to every row, one of +1 and one of −1', () => {
  const widened = appendPseudoColumns(
    matrixOf([
      [0.5, 0],
      [0, 0.25],
    ]),
  );
  expect(widened).toEqual(
    matrixOf([
      [0.5, 0, 1, -1],
      [0, 0.25, 1, -1],
    ]),
  );
});
