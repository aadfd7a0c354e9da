import { describe, expect, test } from 'vitest';
import type { Refusal } from '../../src/core/refusal.ts';
import {
  checkBetween,
  checkCounts,
  checkDraws,
  checkFinite,
  checkMatrix,
  checkProportion,
  checkRange,
  checkSameLength,
  checkTail,
} from '../../src/stats/guard.ts';

const accepted = 'accepted';
const codeOf = (refusal: Refusal | undefined): string => refusal?.code ?? accepted;

describe('the last door before the statistics', () => {
  test.each<[string, () => Refusal | undefined, string]>([
    ['a tail of 0.025', () => checkTail(0.025), accepted],
    ['a tail of 0', () => checkTail(0), 'OUT_OF_RANGE'],
    ['a tail of one half', () => checkTail(0.5), 'OUT_OF_RANGE'],
    ['a level for a tail', () => checkTail(95), 'OUT_OF_RANGE'],
    ['a tail that is no number', () => checkTail(Number.NaN), 'OUT_OF_RANGE'],
    ['a power of 0.8', () => checkBetween(0.8, [0, 1], 'power'), accepted],
    ['a power of 1', () => checkBetween(1, [0, 1], 'power'), 'OUT_OF_RANGE'],
    ['a power that is no number', () => checkBetween(Number.NaN, [0, 1], 'power'), 'OUT_OF_RANGE'],
    ['counts', () => checkCounts({ b: 0, c: 7 }), accepted],
    ['a negative count', () => checkCounts({ b: -1 }), 'OUT_OF_RANGE'],
    ['half a count', () => checkCounts({ b: 0.5 }), 'NOT_BINARY'],
    ['a count that is no number', () => checkCounts({ b: Number.NaN }), 'NON_FINITE'],
    ['a count beyond whole doubles', () => checkCounts({ b: 2 ** 53 }), 'OUT_OF_RANGE'],
    ['numbers', () => checkFinite([1, -2], 'values'), accepted],
    ['no numbers', () => checkFinite([], 'values'), 'EMPTY_INPUT'],
    ['NaN', () => checkFinite([1, Number.NaN], 'values'), 'NON_FINITE'],
    ['infinity', () => checkFinite([Number.NEGATIVE_INFINITY], 'values'), 'NON_FINITE'],
    ['two lists of one length', () => checkSameLength({ a: [1, 0], b: [0, 0] }), accepted],
    ['lists of unequal length', () => checkSameLength({ a: [1, 0], b: [0] }), 'LENGTH_MISMATCH'],
    ['two empty lists', () => checkSameLength({ a: [], b: [] }), 'EMPTY_INPUT'],
    ['a second list with NaN', () => checkSameLength({ a: [1], b: [Number.NaN] }), 'NON_FINITE'],
    ['scores', () => checkRange([0, 0.5, 1], [0, 1], 'scores'), accepted],
    ['a score above 1', () => checkRange([0, 1.5], [0, 1], 'scores'), 'OUT_OF_RANGE'],
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
    ['one draw', () => checkDraws(1), accepted],
    ['no draw', () => checkDraws(0), 'OUT_OF_RANGE'],
    ['half a draw', () => checkDraws(9.5), 'OUT_OF_RANGE'],
    ['3 of 10', () => checkProportion(3, 10), accepted],
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
});
