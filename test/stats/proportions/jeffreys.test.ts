import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { betaInc } from '../../../src/stats/numeric/special-functions.ts';
import { clopperPearson } from '../../../src/stats/proportions/clopper-pearson.ts';
import { jeffreys } from '../../../src/stats/proportions/jeffreys.ts';

const trials = fc
  .integer({ min: 1, max: 100_000 })
  .chain(n =>
    fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n), fc.double({ min: 1e-5, max: 0.4, noNaN: true })),
  );

describe("Jeffreys' interval", () => {
  test('leaves the tail probability of the posterior on each side, and nothing where an end is pinned', () => {
    fc.assert(
      fc.property(trials, ([x, n, tail]) => {
        const { low, high } = accept(jeffreys(x, n, tail));
        const [below, notAbove] = [low, high].map(share => betaInc(share, x + 0.5, n - x + 0.5));
        expect(below).toBeCloseTo(x === 0 ? 0 : tail, 9);
        expect(notAbove).toBeCloseTo(x === n ? 1 : 1 - tail, 9);
      }),
    );
  });

  test("lies inside Clopper–Pearson's, and swapping successes and failures mirrors it", () => {
    fc.assert(
      fc.property(trials, ([x, n, tail]) => {
        const [inner, outer] = [accept(jeffreys(x, n, tail)), accept(clopperPearson(x, n, tail))];
        expect(inner.low).toBeGreaterThanOrEqual(outer.low);
        expect(inner.high).toBeLessThanOrEqual(outer.high);
        expect(accept(jeffreys(n - x, n, tail)).low).toBeCloseTo(1 - inner.high, 14);
      }),
    );
  });

  test('impossible counts and tails are refused', () => {
    expect(jeffreys(0, 0, 0.025)).toMatchObject({ code: 'EMPTY_INPUT' });
    expect(jeffreys(3, 2, 0.025)).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'x' });
    expect(jeffreys(Number.NaN, 2, 0.025)).toMatchObject({ code: 'NON_FINITE' });
    expect(jeffreys(1, 2, 0)).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'tail' });
  });
});
