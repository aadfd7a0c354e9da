import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { readEffects } from '../../../src/stats/meta/effects.ts';
import { solveGeneralizedQ } from '../../../src/stats/meta/generalized-q.ts';
import { weightedMoments } from '../../../src/stats/meta/weighted-moments.ts';

const logVariance = fc.double({ min: -12, max: 4, noNaN: true });
const cell = fc.tuple(fc.double({ min: -100, max: 100, noNaN: true }), logVariance);
const cells = fc.array(cell, { minLength: 2, maxLength: 12 });

describe('the τ² at which Q falls to a target', () => {
  test('brings Q to the target, over sixteen orders of magnitude of variances', () => {
    fc.assert(
      fc.property(cells, fc.double({ min: 1e-3, max: 50, noNaN: true }), (drawn, target) => {
        const read = accept(
          readEffects(
            drawn.map(([effect]) => effect),
            drawn.map(([, log]) => 10 ** log),
          ),
        );
        const tau2 = solveGeneralizedQ(read, target);
        const { q } = weightedMoments(read, tau2);
        if (tau2 === 0) expect(q).toBeLessThanOrEqual(target);
        else expect(Math.abs(q / target - 1)).toBeLessThan(1e-10);
      }),
      { numRuns: 500 },
    );
  });

  test('is the closed form for two effects: d²/target less both variances, halved', () => {
    const read = accept(readEffects([0, 3], [0.5, 0.7]));
    expect(solveGeneralizedQ(read, 2)).toBeCloseTo((9 / 2 - 1.2) / 2, 13);
  });

  test('is 0 where Q is below the target already', () => {
    expect(solveGeneralizedQ(accept(readEffects([1, 1], [1, 1])), 1e-9)).toBe(0);
  });
});
