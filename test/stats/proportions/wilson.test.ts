import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../../src/stats/numeric/special-functions.ts';
import { wilson } from '../../../src/stats/proportions/wilson.ts';

// Reference values are compared beside Clopper–Pearson's, in clopper-pearson.test.ts.

const trials = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain(n =>
    fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n), fc.double({ min: 1e-6, max: 0.4, noNaN: true })),
  );

describe('Wilson', () => {
  test('at a limit the score statistic equals the normal quantile', () => {
    fc.assert(
      fc.property(trials, ([x, n, tail]) => {
        fc.pre(x > 0);
        const { low } = wilson(x, n, tail);
        const z = (x / n - low) / Math.sqrt((low * (1 - low)) / n);
        expect(Math.abs(z / -normalQuantile(tail) - 1)).toBeLessThan(1e-6);
      }),
    );
  });

  test('the ends are exactly 0 and 1, and swapping successes and failures mirrors it', () => {
    fc.assert(
      fc.property(trials, ([x, n, tail]) => {
        const { low, high } = wilson(x, n, tail);
        expect(low === 0).toBe(x === 0);
        expect(high === 1).toBe(x === n);
        expect(wilson(n - x, n, tail).low).toBeCloseTo(1 - high, 14);
      }),
    );
  });

  test.each([
    [5, 4, 0.025],
    [0, 0, 0.025],
    [3.4, 10, 0.025],
    [3, 10, 1],
  ])('%d of %d at tail %d is refused', (x, n, tail) => {
    expect(() => wilson(x, n, tail)).toThrow(/expected/);
  });
});
