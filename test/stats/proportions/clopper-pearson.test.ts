import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clopperPearson,
  clopperPearsonLower,
  clopperPearsonUpper,
} from '../../../src/stats/proportions/clopper-pearson.ts';
import { wilson } from '../../../src/stats/proportions/wilson.ts';
import { checkGolden, type GoldenCase, loadGolden, numberOf, numbersOf } from '../../support/golden.ts';

const golden = loadGolden('proportion_intervals');
const cases = (op: string) =>
  golden.cases.filter(one => one.op === op).map((one): [string, GoldenCase] => [one.id, one]);
const tailOf = (one: GoldenCase): number => (1 - numberOf(one.params.level)) / 2;

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
    const [x, n] = [numberOf(one.input.x), numberOf(one.input.n)];
    const compute = () => {
      const [exact, score] = [clopperPearson(x, n, tailOf(one)), wilson(x, n, tailOf(one))];
      return { estimate: x / n, clopper_pearson: [exact.low, exact.high], wilson: [score.low, score.high] };
    };
    expect(checkGolden(golden, one, compute)).toEqual([]);
  });

  test.each(cases('binomial_ci_sweep'))('%s: limits never fall as x rises, and are mirror images', (_, one) => {
    const n = numberOf(one.input.n);
    const counts = numbersOf(one.input.x);
    const exact = counts.map(x => clopperPearson(x, n, tailOf(one))).map(({ low, high }) => [low, high]);
    const score = counts.map(x => wilson(x, n, tailOf(one))).map(({ low, high }) => [low, high]);
    expect(checkGolden(golden, one, () => ({ clopper_pearson: exact, wilson: score }))).toEqual([]);
    for (const limits of [exact, score]) {
      for (const side of [0, 1]) {
        const along = limits.map(pair => pair[side] ?? Number.NaN);
        expect(along).toEqual(along.toSorted((a, b) => a - b));
      }
    }
  });
});

describe('Clopper–Pearson', () => {
  test('the lower bound is the share at which so many successes have exactly the tail probability', () => {
    fc.assert(
      fc.property(trials, ([x, n, tail]) => {
        fc.pre(x > 0);
        const bound = clopperPearsonLower(x, n, tail);
        expect(Math.abs(upperTail(x, n, bound) / tail - 1)).toBeLessThan(1e-6);
      }),
      { numRuns: 60 },
    );
  });

  test('the ends are exactly 0 and 1, the limits in order, and the bounds mirror each other', () => {
    fc.assert(
      fc.property(trials, ([x, n, tail]) => {
        const { low, high } = clopperPearson(x, n, tail);
        expect(low <= x / n && x / n <= high).toBe(true);
        expect(low === 0).toBe(x === 0);
        expect(high === 1).toBe(x === n);
        expect(clopperPearsonUpper(x, n, tail)).toBe(1 - clopperPearsonLower(n - x, n, tail));
      }),
    );
  });

  test('of 2,000 null data sets 6.6% false claims are the fewest that prove a rate above 5% at 99.9%', () => {
    expect(clopperPearsonLower(131, 2000, 0.001)).toBeLessThan(0.05);
    expect(clopperPearsonLower(132, 2000, 0.001)).toBeGreaterThan(0.05);
  });

  test.each([
    [5, 4, 0.025],
    [0, 0, 0.025],
    [3.4, 10, 0.025],
    [-1, 10, 0.025],
    [3, 10, 0],
    [3, 10, 0.6],
  ])('%d of %d at tail %d is refused', (x, n, tail) => {
    expect(() => clopperPearsonLower(x, n, tail)).toThrow(/expected/);
    expect(() => clopperPearsonUpper(x, n, tail)).toThrow(/expected/);
  });
});
