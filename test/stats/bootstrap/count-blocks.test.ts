import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { columnPatterns } from '../../../src/stats/bootstrap/column-patterns.ts';
import { countBlocks, countPairs } from '../../../src/stats/bootstrap/count-blocks.ts';
import { crossedAcceleration } from '../../../src/stats/bootstrap/crossed-acceleration.ts';
import { crossedBootstrapMeans } from '../../../src/stats/bootstrap/crossed-bootstrap.ts';
import { crossedBootstrapErrors } from '../../../src/stats/bootstrap/crossed-errors.ts';
import { stackBlocks } from '../../../src/stats/bootstrap/seed-blocks.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { differenceMatrices, matrixOf } from '../../support/matrices.ts';

describe('counted blocks', () => {
  test('are what the columns show, whichever way they were counted', () => {
    fc.assert(
      fc.property(differenceMatrices, matrix => {
        const { matrix: stacked, sizes, divisor, sign } = accept(stackBlocks(matrix));
        const patterns = columnPatterns(stacked, sizes);
        expect(accept(countBlocks(matrix))).toEqual({ patterns, sizes, divisor, sign });
      }),
    );
  });

  test('of pairs are those of the differences', () => {
    const signs = fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(signs, row => {
        const [gains, losses] = [1, -1].map(sign => row.filter(one => one === sign).length) as [number, number];
        expect(countPairs({ gains, losses, pairs: row.length })).toEqual(countBlocks(matrixOf([row])));
      }),
    );
  });

  test('give every procedure the same as the differences do', () => {
    fc.assert(
      fc.property(differenceMatrices, matrix => {
        const counted = accept(countBlocks(matrix));
        expect(countBlocks(counted)).toBe(counted);
        expect(crossedAcceleration(counted)).toEqual(crossedAcceleration(matrix));
        expect(crossedBootstrapMeans(counted, 50, createRng(1))).toEqual(
          crossedBootstrapMeans(matrix, 50, createRng(1)),
        );
        expect(crossedBootstrapErrors(counted, 50, createRng(1))).toEqual(
          crossedBootstrapErrors(matrix, 50, createRng(1)),
        );
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    [{ gains: 1, losses: 1, pairs: 1 }, 'OUT_OF_RANGE'],
    [{ gains: 0, losses: 0, pairs: 0 }, 'EMPTY_INPUT'],
    [{ gains: 0.5, losses: 0, pairs: 2 }, 'NOT_BINARY'],
  ])('%j are refused: %s', (pairs, code) => {
    expect(countPairs(pairs)).toMatchObject({ status: 'refused', code });
  });

  test('what is no matrix is refused', () => {
    expect(countBlocks([])).toMatchObject({ code: 'EMPTY_INPUT' });
    expect(countBlocks({ seeds: 1, items: 3, values: Float64Array.of(1, 0) })).toMatchObject({
      code: 'LENGTH_MISMATCH',
    });
    expect(countBlocks({ seeds: 1, items: 2, values: Float64Array.of(1, Number.NaN) })).toMatchObject({
      code: 'NON_FINITE',
    });
  });
});
