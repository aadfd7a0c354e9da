import { expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { stackBlocks } from '../../../src/stats/bootstrap/seed-blocks.ts';
import { matrixOf } from '../../support/matrices.ts';

test('one matrix stays what it is', () => {
  const matrix = matrixOf([
    [1, 0],
    [0, 1],
    [1, 1],
  ]);
  const expected = { matrix, sizes: [3], divisor: 3, sign: 1 };
  expect(stackBlocks(matrix)).toEqual(expected);
  expect(stackBlocks([matrix])).toEqual(expected);
});

test('sets of four and six seeds are scaled to twelfths: whole outcomes stay whole', () => {
  const [four, six] = [4, 6].map(seeds => matrixOf(Array.from({ length: seeds }, () => [1, 0])));
  const { matrix, sizes, divisor } = accept(stackBlocks([four as never, six as never]));
  expect({ sizes, divisor, seeds: matrix.seeds }).toEqual({ sizes: [4, 6], divisor: 12, seeds: 10 });
  expect(Array.from(matrix.values)).toEqual([...[3, 0, 3, 0, 3, 0, 3, 0], ...[2, 0, 2, 0, 2, 0, 2, 0, 2, 0, 2, 0]]);
});

test('swapped arms are turned back, the sets in their order', () => {
  const candidate = matrixOf([[1, 1]]);
  const baseline = matrixOf([
    [0, 1],
    [0, 0],
  ]);
  const negative = (values: Float64Array) => values.map(value => 0 - value);
  const before = accept(stackBlocks([candidate, { ...baseline, values: negative(baseline.values) }]));
  const after = accept(stackBlocks([baseline, { ...candidate, values: negative(candidate.values) }]));
  expect(before.sign).toBe(1);
  expect(after.sign).toBe(-1);
  expect(after.sizes).toEqual(before.sizes);
  expect(after.matrix.values.map(value => value + 0)).toEqual(before.matrix.values.map(value => value + 0));
});

test('a sum that is 0 up to rounding is turned for nobody', () => {
  expect(accept(stackBlocks(matrixOf([[0.1, 0.2, -0.3 - 1e-17]]))).sign).toBe(1);
  expect(accept(stackBlocks(matrixOf([[-0.1, -0.2, 0.3]]))).sign).toBe(1);
});

test.each([
  ['no sets', [], 'EMPTY_INPUT', 'blocks'],
  ['a set without items', [{ seeds: 1, items: 0, values: new Float64Array(0) }], 'EMPTY_INPUT', 'matrix'],
  ['other items', [matrixOf([[1, 0]]), matrixOf([[1]])], 'LENGTH_MISMATCH', 'blocks'],
  ['an infinite outcome', [matrixOf([[1]]), matrixOf([[Number.POSITIVE_INFINITY]])], 'NON_FINITE', 'blocks'],
])('%s are refused', (_, blocks, code, argument) => {
  expect(stackBlocks(blocks)).toMatchObject({ status: 'refused', code, argument });
});
