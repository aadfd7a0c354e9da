import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import {
  discordantCounts,
  mcnemarChiSquare,
  mcnemarExact,
  mcnemarMidP,
  mcnemarScore,
} from '../../../src/stats/proportions/mcnemar.ts';
import { tango } from '../../../src/stats/proportions/tango.ts';
import { checkGolden, type GoldenCase, loadGolden, numberOf, numbersOf } from '../../support/golden.ts';
import { mcnemarOps } from '../../support/golden-ops/mcnemar.ts';

const golden = loadGolden('mcnemar');
const sweeps = golden.cases.filter(one => one.op === 'mcnemar_sweep').map((one): [string, GoldenCase] => [one.id, one]);
const counts = fc.tuple(fc.nat(3000), fc.nat(3000));
const tests = [mcnemarExact, mcnemarMidP, mcnemarScore];

describe('McNemar', () => {
  test.each(sweeps)('%s: p falls as b moves away from c', (_, one) => {
    expect(checkGolden(golden, one, () => mcnemarOps.mcnemar_sweep?.(one) ?? {})).toEqual([]);
    const discordant = numberOf(one.input.n_discordant);
    for (const p of tests) {
      const along = numbersOf(one.input.b).map(b => accept(p(b, discordant - b)));
      expect(along).toEqual(along.toSorted((x, y) => y - x));
    }
  });

  test('p is in (0, 1], is the same for swapped arms, and mid-p is at most the exact p', () => {
    fc.assert(
      fc.property(counts, ([b, c]) => {
        for (const p of tests) {
          expect(p(b, c)).toBeGreaterThan(0);
          expect(p(b, c)).toBeLessThanOrEqual(1);
          expect(p(b, c)).toBe(p(c, b));
        }
        expect(mcnemarMidP(b, c)).toBeLessThanOrEqual(accept(mcnemarExact(b, c)));
      }),
    );
  });

  test('one-sided: swapping arms swaps the sides, both mid-p values add up to 1, the exact ones to 1 and the table', () => {
    fc.assert(
      fc.property(counts, ([b, c]) => {
        const [greater, less] = [accept(mcnemarExact(b, c, 'greater')), accept(mcnemarExact(b, c, 'less'))];
        expect(mcnemarExact(c, b, 'less')).toBe(greater);
        const mid = [accept(mcnemarMidP(b, c, 'greater')), accept(mcnemarMidP(b, c, 'less'))] as const;
        expect(mid[0] + mid[1]).toBeCloseTo(1, 12);
        const table = 2 * (greater - mid[0]);
        expect(greater + less).toBeCloseTo(1 + table, 11);
      }),
    );
  });

  test('without discordant pairs nothing speaks against the null', () => {
    expect([mcnemarExact(0, 0), mcnemarMidP(0, 0), mcnemarScore(0, 0)]).toEqual([1, 1, 1]);
    expect([mcnemarExact(0, 0, 'greater'), mcnemarExact(0, 0, 'less')]).toEqual([1, 1]);
    expect([mcnemarMidP(0, 0, 'greater'), mcnemarMidP(0, 0, 'less')]).toEqual([0.5, 0.5]);
    expect(mcnemarChiSquare(0, 0, 'none')).toMatchObject({ statistic: { code: 'DEGENERATE_DENOMINATOR' }, p: 1 });
  });

  test('a difference too clear for a double is still not certain', () => {
    expect(mcnemarExact(20_000, 0)).toBe(Number.MIN_VALUE);
    expect(mcnemarMidP(0, 20_000)).toBe(Number.MIN_VALUE);
    expect(mcnemarScore(20_000, 0)).toBe(Number.MIN_VALUE);
    expect(mcnemarExact(20_000, 0, 'greater')).toBe(Number.MIN_VALUE);
    expect(mcnemarChiSquare(20_000, 0, 'corrected')).toMatchObject({ p: Number.MIN_VALUE });
  });

  test('the χ² statistics of 61 and 38', () => {
    const [plain, corrected] = [
      accept(mcnemarChiSquare(61, 38, 'none')),
      accept(mcnemarChiSquare(61, 38, 'corrected')),
    ];
    expect(plain.statistic).toBeCloseTo(23 ** 2 / 99, 14);
    expect(plain.p).toBe(mcnemarScore(61, 38));
    expect(corrected.statistic).toBeCloseTo(22 ** 2 / 99, 14);
    expect(corrected.p).toBeCloseTo(0.027030076547772498, 14);
  });

  test.each([
    [5, 5],
    [6, 5],
  ])('the correction leaves nothing of %d against %d', (b, c) => {
    expect(mcnemarChiSquare(b, c, 'corrected')).toEqual({ statistic: 0, p: 1 });
  });

  test("the score p is dual to Tango's interval: that level's interval just touches 0", () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(400), (b, c, concordant) => {
        const p = accept(mcnemarScore(b, c));
        fc.pre(b !== c && p > 1e-6 && p < 0.99);
        const { low, high } = accept(tango(b, c, b + c + concordant, p / 2));
        expect(Math.abs(b > c ? low : high)).toBeLessThan(1e-9);
      }),
    );
  });

  test.each([
    [-1, 0, 'OUT_OF_RANGE', 'b'],
    [1.5, 0, 'NOT_BINARY', 'b'],
    [Number.NaN, 1, 'NON_FINITE', 'b'],
    [0, Number.POSITIVE_INFINITY, 'NON_FINITE', 'c'],
  ])('counts %d and %d are refused: %s of %s', (b, c, code, argument) => {
    const corrected = mcnemarChiSquare(b, c, 'corrected');
    for (const got of [...tests.map(p => p(b, c)), corrected]) {
      expect(got).toMatchObject({ status: 'refused', code, argument });
    }
  });
});

describe('discordant pairs of differences', () => {
  test('are counted, minus zero being none', () => {
    expect(discordantCounts([1, 0, -1, 1, -0])).toEqual({ b: 2, c: 1 });
  });

  test.each([
    [[0, 1, 0.5], 'NOT_BINARY', 'Paired difference 2 is 0.5'],
    [[0, Number.NaN], 'NON_FINITE', 'entry 1'],
    [[], 'EMPTY_INPUT', 'no values'],
  ])('%o is refused: %s', (differences, code, words) => {
    const got = discordantCounts(differences);
    expect(got).toMatchObject({ status: 'refused', code, argument: 'differences' });
    expect(got).toHaveProperty('reason', expect.stringContaining(words));
  });
});
