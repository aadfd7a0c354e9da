import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import {
  clopperPearson,
  clopperPearsonLower,
  clopperPearsonUpper,
} from '../../../src/stats/proportions/clopper-pearson.ts';
import { checkGolden, type GoldenCase, loadGolden, numberOf, numbersOf } from '../../support/golden.ts';
import { proportionIntervalsOps } from '../../support/golden-ops/proportion-intervals.ts';

const golden = loadGolden('proportion_intervals');
const cases = (op: string) =>
  golden.cases.filter(one => one.op === op).map((one): [string, GoldenCase] => [one.id, one]);

const trials = fc
  .integer({ min: 1, max: 3000 })
  .chain(n =>
    fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n), fc.double({ min: 1e-4, max: 0.3, noNaN: true })),
  );

/** P(X ≥ x), X ~ Bin(n, share), term by term. */
function upperTail(x: number, n: number, share: number): number {
  let log = n * Math.log1p(-share);
  let tail = x === 0 ? Math.exp(log) : 0;
  for (let k = 1; k <= n; k++) {
    log += Math.log((n - k + 1) / k) + Math.log(share) - Math.log1p(-share);
    if (k >= x) tail += Math.exp(log);
  }
  return tail;
}

describe('intervals of a proportion', () => {
  test.each(cases('binomial_ci'))('%s agrees with the reference, or is refused', (_, one) => {
    expect(checkGolden(golden, one, () => proportionIntervalsOps.binomial_ci?.(one) ?? {})).toEqual([]);
  });

  test.each(cases('binomial_ci_sweep'))('%s: limits never fall as x rises', (_, one) => {
    expect(checkGolden(golden, one, () => proportionIntervalsOps.binomial_ci_sweep?.(one) ?? {})).toEqual([]);
    const [n, tail] = [numberOf(one.input.n), (1 - numberOf(one.params.level)) / 2];
    const limits = numbersOf(one.input.x).map(x => accept(clopperPearson(x, n, tail)));
    for (const side of ['low', 'high'] as const) {
      const along = limits.map(limit => limit[side]);
      expect(along).toEqual(along.toSorted((a, b) => a - b));
    }
  });
});

describe('Clopper–Pearson', () => {
  test('the lower bound is the share at which so many successes have exactly the tail probability', () => {
    fc.assert(
      fc.property(trials, ([x, n, tail]) => {
        fc.pre(x > 0);
        const bound = accept(clopperPearsonLower(x, n, tail));
        expect(Math.abs(upperTail(x, n, bound) / tail - 1)).toBeLessThan(1e-6);
      }),
      { numRuns: 60 },
    );
  });

  test('the ends are exactly 0 and 1, the limits in order, and the bounds mirror each other', () => {
    fc.assert(
      fc.property(trials, ([x, n, tail]) => {
        const { low, high } = accept(clopperPearson(x, n, tail));
        expect(low <= x / n && x / n <= high).toBe(true);
        expect(low === 0).toBe(x === 0);
        expect(high === 1).toBe(x === n);
        expect(clopperPearsonUpper(x, n, tail)).toBe(1 - accept(clopperPearsonLower(n - x, n, tail)));
      }),
    );
  });

  test('of 2,000 null data sets 6.6% false claims are the fewest that prove a rate above 5% at 99.9%', () => {
    expect(clopperPearsonLower(131, 2000, 0.001)).toBeLessThan(0.05);
    expect(clopperPearsonLower(132, 2000, 0.001)).toBeGreaterThan(0.05);
  });

  test.each([
    [5, 4, 0.025, 'OUT_OF_RANGE'],
    [0, 0, 0.025, 'EMPTY_INPUT'],
    [3.4, 10, 0.025, 'NOT_BINARY'],
    [-1, 10, 0.025, 'OUT_OF_RANGE'],
    [Number.NaN, 10, 0.025, 'NON_FINITE'],
    [3, 10, 0, 'OUT_OF_RANGE'],
    [3, 10, 0.6, 'OUT_OF_RANGE'],
  ])('%d of %d at tail %d is refused: %s', (x, n, tail, code) => {
    for (const bound of [clopperPearsonLower, clopperPearsonUpper, clopperPearson]) {
      expect(bound(x, n, tail)).toMatchObject({ status: 'refused', code });
    }
  });
});
