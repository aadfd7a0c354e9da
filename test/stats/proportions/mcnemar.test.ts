import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { discordantCounts, mcnemarExact, mcnemarMidP, mcnemarScore } from '../../../src/stats/proportions/mcnemar.ts';
import { tango } from '../../../src/stats/proportions/tango.ts';
import { checkGolden, type GoldenCase, loadGolden, numberOf, numbersOf } from '../../support/golden.ts';

const golden = loadGolden('mcnemar');
const cases = (op: string) =>
  golden.cases.filter(one => one.op === op).map((one): [string, GoldenCase] => [one.id, one]);

const outcome = (b: number, c: number) => ({
  b,
  c,
  n_discordant: b + c,
  p_exact: mcnemarExact(b, c),
  p_midp: mcnemarMidP(b, c),
  p_chi2: mcnemarScore(b, c),
});

describe('McNemar', () => {
  test.each(cases('mcnemar'))('%s agrees with the reference', (_, one) => {
    expect(checkGolden(golden, one, () => outcome(numberOf(one.input.n10), numberOf(one.input.n01)))).toEqual([]);
  });

  test.each(cases('mcnemar_items'))('%s agrees with the reference, or is refused', (_, one) => {
    const baseline = numbersOf(one.input.b);
    const differences = numbersOf(one.input.a).map((value, at) => value - (baseline[at] ?? Number.NaN));
    const compute = () => {
      const { b, c } = discordantCounts(differences);
      return outcome(b, c);
    };
    expect(checkGolden(golden, one, compute)).toEqual([]);
  });

  test.each(cases('mcnemar_sweep'))('%s: p falls as b moves away from c', (_, one) => {
    const discordant = numberOf(one.input.n_discordant);
    const gains = numbersOf(one.input.b);
    const exact = gains.map(b => mcnemarExact(b, discordant - b));
    const midP = gains.map(b => mcnemarMidP(b, discordant - b));
    expect(checkGolden(golden, one, () => ({ p_exact: exact, p_midp: midP }))).toEqual([]);
    expect(exact).toEqual(exact.toSorted((x, y) => y - x));
    expect(midP).toEqual(midP.toSorted((x, y) => y - x));
  });

  const counts = fc.tuple(fc.nat(3000), fc.nat(3000));

  test('p is in (0, 1], is the same for swapped arms, and mid-p is at most the exact p', () => {
    fc.assert(
      fc.property(counts, ([b, c]) => {
        for (const p of [mcnemarExact, mcnemarMidP, mcnemarScore]) {
          expect(p(b, c)).toBeGreaterThan(0);
          expect(p(b, c)).toBeLessThanOrEqual(1);
          expect(p(b, c)).toBe(p(c, b));
        }
        expect(mcnemarMidP(b, c)).toBeLessThanOrEqual(mcnemarExact(b, c));
      }),
    );
  });

  test('a difference too clear for a double is still not certain', () => {
    expect(mcnemarExact(20_000, 0)).toBe(Number.MIN_VALUE);
    expect(mcnemarMidP(0, 20_000)).toBe(Number.MIN_VALUE);
    expect(mcnemarScore(20_000, 0)).toBe(Number.MIN_VALUE);
  });

  test("the score p is dual to Tango's interval: that level's interval just touches 0", () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(400), (b, c, concordant) => {
        const p = mcnemarScore(b, c);
        fc.pre(b !== c && p > 1e-6 && p < 0.99);
        const { low, high } = tango(b, c, b + c + concordant, p / 2);
        expect(Math.abs(b > c ? low : high)).toBeLessThan(1e-9);
      }),
    );
  });

  test.each([
    [-1, 0],
    [1.5, 0],
    [Number.NaN, 1],
    [0, Number.POSITIVE_INFINITY],
  ])('counts %d and %d are refused by name', (b, c) => {
    for (const p of [mcnemarExact, mcnemarMidP, mcnemarScore]) expect(() => p(b, c)).toThrow(/expected a whole number/);
  });

  test('a difference that is no −1, 0 or 1 is refused by place', () => {
    expect(() => discordantCounts([0, 1, 0.5])).toThrow('Paired difference 2 is 0.5');
  });
});
