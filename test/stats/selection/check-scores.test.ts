import { expect, test } from 'vitest';
import { checkScores } from '../../../src/stats/selection/check-scores.ts';

test('scores of all methods on the same items are accepted', () => {
  expect(checkScores([[0, 1, 1], Float64Array.of(0.5, -2, 1e99)])).toBeUndefined();
});

test.each([
  ['no methods', [], 'EMPTY_INPUT'],
  ['no items', [[], []], 'EMPTY_INPUT'],
  ['one item', [[1], [0]], 'TOO_FEW_OBSERVATIONS'],
  ['a missing score', [[1, 0], [1]], 'LENGTH_MISMATCH'],
  ['a score that is NaN', [[1, Number.NaN]], 'NON_FINITE'],
  ['a score whose sums overflow', [[1, 1e101]], 'OUT_OF_RANGE'],
])('%s is refused', (_, scores, code) => {
  expect(checkScores(scores)).toMatchObject({ status: 'refused', code, argument: 'scores' });
});
