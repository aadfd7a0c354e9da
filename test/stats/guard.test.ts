import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../src/core/refusal.ts';
import {
  checkBetween,
  checkCounts,
  checkDraws,
  checkFinite,
  checkLengths,
  checkMatrix,
  checkProportion,
  checkRange,
  checkSameLength,
  checkSeedSets,
  checkTail,
  LARGEST,
} from '../../src/stats/guard.ts';

const accepted = 'accepted';
const matrix = (seeds: number, items: number, values: readonly number[]) => ({
  seeds,
  items,
  values: Float64Array.from(values),
});
const codeOf = (refusal: Refusal | undefined): string => refusal?.code ?? accepted;

describe('the last door before the statistics', () => {
  test.each<[string, () => Refusal | undefined, string]>([
    ['a tail of 0.025', () => checkTail(0.025), accepted],
    ['a tail of 0', () => checkTail(0), 'OUT_OF_RANGE'],
    ['a tail of one half', () => checkTail(0.5), 'OUT_OF_RANGE'],
    ['a tail just below one half', () => checkTail(0.4999), accepted],
    ['a negative tail', () => checkTail(-0.025), 'OUT_OF_RANGE'],
    ['a level for a tail', () => checkTail(95), 'OUT_OF_RANGE'],
    ['a tail that is no number', () => checkTail(Number.NaN), 'OUT_OF_RANGE'],
    ['a power of 0.8', () => checkBetween(0.8, [0, 1], 'power'), accepted],
    ['a power of 1', () => checkBetween(1, [0, 1], 'power'), 'OUT_OF_RANGE'],
    ['a power of 0', () => checkBetween(0, [0, 1], 'power'), 'OUT_OF_RANGE'],
    ['a power above 1', () => checkBetween(2, [0, 1], 'power'), 'OUT_OF_RANGE'],
    ['a negative power', () => checkBetween(-1, [0, 1], 'power'), 'OUT_OF_RANGE'],
    ['a power that is no number', () => checkBetween(Number.NaN, [0, 1], 'power'), 'OUT_OF_RANGE'],
    ['counts', () => checkCounts({ b: 0, c: 7 }), accepted],
    ['a negative count', () => checkCounts({ b: -1 }), 'OUT_OF_RANGE'],
    ['half a count', () => checkCounts({ b: 0.5 }), 'NOT_BINARY'],
    ['a count that is no number', () => checkCounts({ b: Number.NaN }), 'NON_FINITE'],
    ['a count beyond whole doubles', () => checkCounts({ b: 2 ** 53 }), 'OUT_OF_RANGE'],
    ['the largest count', () => checkCounts({ b: 2 ** 53 - 1 }), accepted],
    ['a good count and a bad one', () => checkCounts({ b: 1, c: -1 }), 'OUT_OF_RANGE'],
    ['an infinite count', () => checkCounts({ b: Number.POSITIVE_INFINITY }), 'NON_FINITE'],
    ['a negative half', () => checkCounts({ b: -0.5 }), 'NOT_BINARY'],
    ['no counts at all', () => checkCounts({}), accepted],
    ['numbers', () => checkFinite([1, -2], 'values'), accepted],
    ['no numbers', () => checkFinite([], 'values'), 'EMPTY_INPUT'],
    ['NaN', () => checkFinite([1, Number.NaN], 'values'), 'NON_FINITE'],
    ['infinity', () => checkFinite([Number.NEGATIVE_INFINITY], 'values'), 'NON_FINITE'],
    ['two lists of one length', () => checkSameLength({ a: [1, 0], b: [0, 0] }), accepted],
    ['lists of unequal length', () => checkSameLength({ a: [1, 0], b: [0] }), 'LENGTH_MISMATCH'],
    ['two empty lists', () => checkSameLength({ a: [], b: [] }), 'EMPTY_INPUT'],
    ['a second list with NaN', () => checkSameLength({ a: [1], b: [Number.NaN] }), 'NON_FINITE'],
    ['a third list of another length', () => checkSameLength({ a: [1], b: [2], c: [3, 4] }), 'LENGTH_MISMATCH'],
    ['lists of one length, whatever is in them', () => checkLengths({ a: [Number.NaN], b: [0] }), accepted],
    ['lists of unequal length, the second empty', () => checkLengths({ a: [1], b: [] }), 'LENGTH_MISMATCH'],
    ['lists of unequal length, the first empty', () => checkLengths({ a: [], b: [1] }), 'LENGTH_MISMATCH'],
    ['lists without entries', () => checkLengths({ a: [], b: [] }), 'EMPTY_INPUT'],
    ['no lists at all', () => checkLengths({}), accepted],
    ['scores', () => checkRange([0, 0.5, 1], [0, 1], 'scores'), accepted],
    ['a score above 1', () => checkRange([0, 1.5], [0, 1], 'scores'), 'OUT_OF_RANGE'],
    ['a score below 0', () => checkRange([1, -0.5], [0, 1], 'scores'), 'OUT_OF_RANGE'],
    ['no scores', () => checkRange([], [0, 1], 'scores'), 'EMPTY_INPUT'],
    ['a score that is no number', () => checkRange([Number.NaN], [0, 1], 'scores'), 'NON_FINITE'],
    ['a full matrix', () => checkMatrix({ seeds: 2, items: 1, values: Float64Array.of(0, 1) }), accepted],
    ['a ragged matrix', () => checkMatrix({ seeds: 2, items: 2, values: Float64Array.of(0, 1, 2) }), 'LENGTH_MISMATCH'],
    ['a matrix without seeds', () => checkMatrix({ seeds: 0, items: 2, values: new Float64Array(0) }), 'EMPTY_INPUT'],
    [
      'a matrix with a negative size',
      () => checkMatrix({ seeds: -1, items: -2, values: Float64Array.of(1, 2) }),
      'LENGTH_MISMATCH',
    ],
    ['half an item', () => checkMatrix({ seeds: 2, items: 0.5, values: Float64Array.of(1) }), 'LENGTH_MISMATCH'],
    ['a matrix without items', () => checkMatrix({ seeds: 3, items: 0, values: new Float64Array(0) }), 'EMPTY_INPUT'],
    ['half a seed', () => checkMatrix({ seeds: 0.5, items: 2, values: Float64Array.of(1) }), 'LENGTH_MISMATCH'],
    ['a matrix with NaN', () => checkMatrix(matrix(1, 2, [1, Number.NaN])), 'NON_FINITE'],
    ['no seeds of no number of items', () => checkMatrix(matrix(0, -2, [])), 'LENGTH_MISMATCH'],
    ['no number of seeds of no items', () => checkMatrix(matrix(-2, 0, [])), 'LENGTH_MISMATCH'],
    ['half a seed of no items', () => checkMatrix(matrix(0.5, 0, [])), 'LENGTH_MISMATCH'],
    ['no seeds of half an item', () => checkMatrix(matrix(0, 0.5, [])), 'LENGTH_MISMATCH'],
    ['one matrix', () => checkSeedSets([matrix(2, 1, [0, 1])]), accepted],
    ['two matrices of the same items', () => checkSeedSets([matrix(2, 1, [0, 1]), matrix(1, 1, [0])]), accepted],
    ['the largest entries', () => checkSeedSets([matrix(1, 2, [LARGEST, -LARGEST])]), accepted],
    ['an entry beyond the largest', () => checkSeedSets([matrix(1, 2, [1, -2 * LARGEST])]), 'OUT_OF_RANGE'],
    ['an entry that is no number', () => checkSeedSets([matrix(1, 2, [1, Number.NaN])]), 'NON_FINITE'],
    ['no matrix', () => checkSeedSets([]), 'EMPTY_INPUT'],
    ['a matrix without entries', () => checkSeedSets([matrix(0, 2, [])]), 'EMPTY_INPUT'],
    ['a ragged matrix among others', () => checkSeedSets([matrix(1, 1, [0]), matrix(2, 1, [0])]), 'LENGTH_MISMATCH'],
    ['matrices of other items', () => checkSeedSets([matrix(1, 1, [0]), matrix(1, 2, [0, 1])]), 'LENGTH_MISMATCH'],
    ['one draw', () => checkDraws(1), accepted],
    ['a draw beyond whole doubles', () => checkDraws(2 ** 53), 'OUT_OF_RANGE'],
    ['no draw', () => checkDraws(0), 'OUT_OF_RANGE'],
    ['half a draw', () => checkDraws(9.5), 'OUT_OF_RANGE'],
    ['3 of 10', () => checkProportion(3, 10), accepted],
    ['10 of 10', () => checkProportion(10, 10), accepted],
    ['0 of 10', () => checkProportion(0, 10), accepted],
    ['-1 of 10', () => checkProportion(-1, 10), 'OUT_OF_RANGE'],
    ['11 of 10', () => checkProportion(11, 10), 'OUT_OF_RANGE'],
    ['0 of 0', () => checkProportion(0, 0), 'EMPTY_INPUT'],
    ['2.5 of 10', () => checkProportion(2.5, 10), 'NOT_BINARY'],
  ])('%s: %s', (_, check, expected) => {
    expect(codeOf(check())).toBe(expected);
  });

  test('a refusal names the argument, what was found and what was expected', () => {
    expect(checkFinite([1, Number.NaN], 'replicates')).toEqual({
      status: 'refused',
      code: 'NON_FINITE',
      argument: 'replicates',
      reason: 'replicates: entry 1 is NaN, expected a finite number.',
    });
    expect(checkMatrix({ seeds: 2, items: 2, values: new Float64Array(3) })?.reason).toContain(
      '3 paired differences for 2 seeds × 2 items',
    );
  });

  test('of several matrices the wrong one is named: as the matrix where there is one, as a block where there are more', () => {
    expect(checkSeedSets([matrix(1, 1, [Number.NaN])])?.argument).toBe('matrix');
    expect(checkSeedSets([matrix(1, 1, [0]), matrix(1, 1, [Number.NaN])])?.argument).toBe('blocks');
    expect(checkSeedSets([matrix(1, 1, [0]), matrix(1, 2, [0, 1])])?.reason).toContain('1 and 2 items');
  });

  test('what is wrong with a list is said of the list it is wrong in', () => {
    expect(checkLengths({ a: [1], b: [1], c: [] })?.argument).toBe('c');
    expect(checkSameLength({ a: [1], b: [Number.NaN] })?.argument).toBe('b');
    expect(checkCounts({ gains: 1, losses: 0.5 })?.argument).toBe('losses');
    expect(checkSeedSets([matrix(1, 2, [1, -2 * LARGEST])])?.reason).toContain('entry 1 is -2e+60');
    expect(checkRange([0.5, 7], [0, 1], 'scores')?.reason).toBe('scores: entry 1 is 7, expected 0 to 1.');
  });
});
