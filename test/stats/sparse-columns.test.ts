import { describe, expect, test } from 'vitest';
import { meanSquares } from '../../src/stats/mean-squares.ts';
import { appendPseudoColumns, countDiscordant } from '../../src/stats/sparse-columns.ts';
import { matrixOf } from '../support/matrices.ts';

describe('sparse columns', () => {
  test('a column counts as discordant once, in whichever and in however many seeds it differs', () => {
    expect(countDiscordant(matrixOf([[0, 1, 0, -1], [0, 0, 0, 1]]))).toBe(2);
    expect(countDiscordant(matrixOf([[0, 0], [0, 1]]))).toBe(1);
    expect(countDiscordant(matrixOf([[0, 0], [0, 0]]))).toBe(0);
    expect(countDiscordant(matrixOf([[-0, 0.001]]))).toBe(1);
  });

  test('a column whose differences cancel over seeds is still discordant', () => {
    expect(countDiscordant(matrixOf([[1, 0], [-1, 0]]))).toBe(1);
  });

  test('two columns are appended to every seed, all +1 and all −1, and nothing else changes', () => {
    const widened = appendPseudoColumns(matrixOf([[0.5, 0, 1], [0, -1, 0]]));
    expect(widened).toEqual(matrixOf([[0.5, 0, 1, 1, -1], [0, -1, 0, 1, -1]]));
  });

  test('they leave the sums of seeds alone and make ties vary', () => {
    const ties = matrixOf([new Array<number>(20).fill(0), new Array<number>(20).fill(0)]);
    const { mean, msItems, msSeeds, msError } = meanSquares(appendPseudoColumns(ties));
    expect([mean, msSeeds, msError]).toEqual([0, 0, 0]);
    expect(msItems).toBeCloseTo(4 / 21, 14);
  });
});
