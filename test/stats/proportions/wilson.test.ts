import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { normalQuantile } from '../../../src/stats/numeric/special-functions.ts';
import { wilson } from '../../../src/stats/proportions/wilson.ts';

// Reference values of all intervals of one proportion are compared in clopper-pearson.test.ts.

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
        const { low } = accept(wilson(x, n, tail));
        const z = (x / n - low) / Math.sqrt((low * (1 - low)) / n);
        expect(Math.abs(z / -normalQuantile(tail) - 1)).toBeLessThan(1e-6);
      }),
    );
  });

  test('the ends are exactly 0 and 1, and swapping successes and failures mirrors it', () => {
    fc.assert(
      fc.property(trials, ([x, n, tail]) => {
        const { low, high } = accept(wilson(x, n, tail));
        expect(low === 0).toBe(x === 0);
        expect(high === 1).toBe(x === n);
        expect(accept(wilson(n - x, n, tail)).low).toBeCloseTo(1 - high, 14);
      }),
    );
  });

  test('ten million trials', () => {
    const { low, high } = accept(wilson(10_000_000, 10_000_000, 0.025));
    expect(high).toBe(1);
    expect(1 - low).toBeCloseTo(1.959963984540054 ** 2 / 1e7, 12);
  });

  test.each([
    [5, 4, 0.025, 'OUT_OF_RANGE', 'x'],
    [-1, 4, 0.025, 'OUT_OF_RANGE', 'x'],
    [0, 0, 0.025, 'EMPTY_INPUT', 'n'],
    [3.4, 10, 0.025, 'NOT_BINARY', 'x'],
    [Number.NaN, 10, 0.025, 'NON_FINITE', 'x'],
    [3, Number.POSITIVE_INFINITY, 0.025, 'NON_FINITE', 'n'],
    [3, 10, 1, 'OUT_OF_RANGE', 'tail'],
    [3, 10, 0, 'OUT_OF_RANGE', 'tail'],
    [3, 10, 0.5, 'OUT_OF_RANGE', 'tail'],
    [3, 10, Number.NaN, 'OUT_OF_RANGE', 'tail'],
  ])('%d of %d at tail %d is refused: %s of %s', (x, n, tail, code, argument) => {
    expect(wilson(x, n, tail)).toMatchObject({ status: 'refused', code, argument });
  });
});
