import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { newcombeIndependent } from '../../../src/stats/proportions/newcombe-independent.ts';
import { wilson } from '../../../src/stats/proportions/wilson.ts';
import { checkGolden, type GoldenCase, loadGolden } from '../../support/golden.ts';
import { proportionIntervalsOps } from '../../support/golden-ops/proportion-intervals.ts';

const golden = loadGolden('proportion_intervals');
const cases = golden.cases
  .filter(one => one.op === 'newcombe_independent')
  .map((one): [string, GoldenCase] => [one.id, one]);

const group = fc.integer({ min: 1, max: 5000 }).chain(n => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
const tails = fc.double({ min: 1e-5, max: 0.4, noNaN: true });

describe("Newcombe's interval of two independent proportions", () => {
  test.each(cases)('%s agrees with the reference', (_, one) => {
    expect(checkGolden(golden, one, () => proportionIntervalsOps.newcombe_independent?.(one) ?? {})).toEqual([]);
  });

  test('holds the estimate, stays in [−1, 1], and is never of zero width', () => {
    fc.assert(
      fc.property(group, group, tails, ([x1, n1], [x2, n2], tail) => {
        const { low, high } = accept(newcombeIndependent({ x1, n1, x2, n2 }, tail));
        const estimate = x1 / n1 - x2 / n2;
        expect(low).toBeGreaterThanOrEqual(-1 - 1e-15);
        expect(low).toBeLessThanOrEqual(estimate);
        expect(high).toBeGreaterThanOrEqual(estimate);
        expect(high).toBeLessThanOrEqual(1 + 1e-15);
        expect(high - low).toBeGreaterThan(0);
      }),
    );
  });

  test('swapping the groups mirrors it exactly', () => {
    fc.assert(
      fc.property(group, group, tails, ([x1, n1], [x2, n2], tail) => {
        const { low, high } = accept(newcombeIndependent({ x1, n1, x2, n2 }, tail));
        const swapped = accept(newcombeIndependent({ x1: x2, n1: n2, x2: x1, n2: n1 }, tail));
        expect([swapped.low + high, swapped.high + low]).toEqual([0, 0]);
      }),
    );
  });

  test('against a group of ten million it is nearly the interval of the other one', () => {
    const { low, high } = accept(newcombeIndependent({ x1: 7, n1: 20, x2: 0, n2: 10_000_000 }, 0.025));
    const alone = accept(wilson(7, 20, 0.025));
    expect(low).toBeCloseTo(alone.low, 6);
    expect(high).toBeCloseTo(alone.high, 6);
  });

  test.each([
    [{ x1: 1, n1: 0, x2: 1, n2: 2 }, 0.025, 'EMPTY_INPUT', 'n1'],
    [{ x1: 1, n1: 2, x2: 3, n2: 2 }, 0.025, 'OUT_OF_RANGE', 'x2'],
    [{ x1: 1, n1: 2, x2: Number.NaN, n2: 2 }, 0.025, 'NON_FINITE', 'x2'],
    [{ x1: 0.5, n1: 2, x2: 1, n2: 2 }, 0.025, 'NOT_BINARY', 'x1'],
    [{ x1: 1, n1: 2, x2: 1, n2: 2 }, 0.5, 'OUT_OF_RANGE', 'tail'],
  ])('%o at tail %d is refused: %s of %s', (groups, tail, code, argument) => {
    expect(newcombeIndependent(groups, tail)).toMatchObject({ status: 'refused', code, argument });
  });
});
