import { describe, expect, test } from 'vitest';
import { layoutSquares } from '../../../src/stats/gain/layout-squares.ts';
import { checkLevels, meanSquares } from '../../../src/stats/gain/mean-squares.ts';
import { filled } from '../../support/cells.ts';

describe('mean squares in public', () => {
  test('are those of the layout', () => {
    const matrix = filled(3, 5, at => ((at * 7) % 5) / 5);
    expect(meanSquares(matrix)).toEqual(layoutSquares(matrix));
  });

  test.each([
    ['no items', filled(3, 0, () => 0), 'EMPTY_INPUT'],
    ['one item', filled(3, 1, at => at), 'TOO_FEW_OBSERVATIONS'],
    ['one seed', filled(1, 9, at => at), 'TOO_FEW_SEEDS'],
    ['an entry that is no number', filled(3, 3, at => (at === 4 ? Number.NaN : at)), 'NON_FINITE'],
    ['an entry whose square leaves a double', filled(3, 3, at => (at === 4 ? 1e200 : at)), 'OUT_OF_RANGE'],
    ['too few values', { seeds: 3, items: 4, values: new Float64Array(11) }, 'LENGTH_MISMATCH'],
  ] as const)('%s: refused', (_, matrix, code) => {
    expect(meanSquares(matrix)).toMatchObject({ status: 'refused', code, argument: 'matrix' });
  });

  test('two levels of both are enough', () => {
    expect(checkLevels(2, 2, 'matrix')).toBeUndefined();
  });
});
