import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { normalQuantile } from '../../../src/stats/numeric/special-functions.ts';
import { wilson } from '../../../src/stats/proportions/wilson.ts';
import { wilsonCorrected } from '../../../src/stats/proportions/wilson-corrected.ts';

const trials = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain(n =>
    fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n), fc.double({ min: 1e-6, max: 0.4, noNaN: true })),
  );

describe('Wilson with continuity correction', () => {
  test('R 4.2.2: prop.test(7, 20) gives 0.1630867 to 0.5905104', () => {
    const { low, high } = accept(wilsonCorrected(7, 20, 0.025));
    expect(low).toBeCloseTo(0.1630867, 7);
    expect(high).toBeCloseTo(0.5905104, 7);
  });

  test('at a limit the statistic, brought nearer by half a success, equals the normal quantile', () => {
    fc.assert(
      fc.property(trials, ([x, n, tail]) => {
        fc.pre(x > 0);
        const { low } = accept(wilsonCorrected(x, n, tail));
        const z = ((x - 0.5) / n - low) / Math.sqrt((low * (1 - low)) / n);
        expect(Math.abs(z / -normalQuantile(tail) - 1)).toBeLessThan(1e-6);
      }),
    );
  });

  test('holds the uncorrected interval; the ends are exactly 0 and 1', () => {
    fc.assert(
      fc.property(trials, ([x, n, tail]) => {
        const [corrected, plain] = [accept(wilsonCorrected(x, n, tail)), accept(wilson(x, n, tail))];
        expect(corrected.low).toBeLessThanOrEqual(plain.low);
        expect(corrected.high).toBeGreaterThanOrEqual(plain.high);
        expect(corrected.low === 0).toBe(x === 0);
        expect(corrected.high === 1).toBe(x === n);
      }),
    );
  });

  test('impossible counts and tails are refused', () => {
    expect(wilsonCorrected(0, 0, 0.025)).toMatchObject({ code: 'EMPTY_INPUT' });
    expect(wilsonCorrected(3, 2, 0.025)).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'x' });
    expect(wilsonCorrected(1.5, 2, 0.025)).toMatchObject({ code: 'NOT_BINARY' });
    expect(wilsonCorrected(1, 2, 0.5)).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'tail' });
  });
});
