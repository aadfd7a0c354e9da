import { describe, expect, test } from 'vitest';
import { CarryoverError } from '../../src/core/errors.ts';
import {
  requireCounts,
  requireDraws,
  requireFinite,
  requireMatrix,
  requireProportion,
  requireTail,
} from '../../src/stats/guard.ts';

function codeOf(run: () => void): string {
  try {
    run();
  } catch (error) {
    if (error instanceof CarryoverError && error.hint !== '') return error.code;
    throw error;
  }
  return 'accepted';
}

describe('the last door before the statistics', () => {
  test.each<[string, () => void, string]>([
    ['a tail of 0.025', () => requireTail(0.025), 'accepted'],
    ['a tail of 0', () => requireTail(0), 'usage'],
    ['a tail of one half', () => requireTail(0.5), 'usage'],
    ['a level for a tail', () => requireTail(95), 'usage'],
    ['a tail that is no number', () => requireTail(Number.NaN), 'usage'],
    ['counts', () => requireCounts({ b: 0, c: 7 }), 'accepted'],
    ['a negative count', () => requireCounts({ b: -1 }), 'data-invalid'],
    ['half a count', () => requireCounts({ b: 0.5 }), 'data-invalid'],
    ['a count beyond whole doubles', () => requireCounts({ b: 2 ** 53 }), 'data-invalid'],
    ['numbers', () => requireFinite([1, -2], 'values'), 'accepted'],
    ['no numbers', () => requireFinite([], 'values'), 'data-invalid'],
    ['NaN', () => requireFinite([1, Number.NaN], 'values'), 'data-invalid'],
    ['infinity', () => requireFinite([Number.NEGATIVE_INFINITY], 'values'), 'data-invalid'],
    ['a full matrix', () => requireMatrix({ seeds: 2, items: 1, values: Float64Array.of(0, 1) }), 'accepted'],
    ['a ragged matrix', () => requireMatrix({ seeds: 2, items: 2, values: Float64Array.of(0, 1, 2) }), 'data-invalid'],
    [
      'a matrix without seeds',
      () => requireMatrix({ seeds: 0, items: 2, values: new Float64Array(0) }),
      'data-invalid',
    ],
    ['half a seed', () => requireMatrix({ seeds: 0.5, items: 2, values: Float64Array.of(1) }), 'data-invalid'],
    ['one draw', () => requireDraws(1), 'accepted'],
    ['no draw', () => requireDraws(0), 'usage'],
    ['half a draw', () => requireDraws(9.5), 'usage'],
    ['3 of 10', () => requireProportion(3, 10, 0.025), 'accepted'],
    ['11 of 10', () => requireProportion(11, 10, 0.025), 'data-invalid'],
    ['0 of 0', () => requireProportion(0, 0, 0.025), 'data-invalid'],
    ['3 of 10 at a tail of 1', () => requireProportion(3, 10, 1), 'usage'],
  ])('%s: %s', (_, run, expected) => {
    expect(codeOf(run)).toBe(expected);
  });

  test('the message names the place, what was found and what was expected', () => {
    expect(() => requireFinite([1, Number.NaN], 'paired differences')).toThrow(
      'paired differences: entry 1 is NaN, expected a finite number',
    );
    expect(() => requireMatrix({ seeds: 2, items: 2, values: new Float64Array(3) })).toThrow(
      '3 for 2 seeds × 2 items, expected 4',
    );
  });
});
