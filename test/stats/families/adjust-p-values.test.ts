import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { type AdjustMethod, adjustPValues } from '../../../src/stats/families/adjust-p-values.ts';
import { checkGolden, type GoldenCase, loadGolden } from '../../support/golden.ts';
import { multiplicityOps } from '../../support/golden-ops/multiplicity.ts';

const golden = loadGolden('multiplicity');
const cases = golden.cases.map((one): [string, GoldenCase] => [one.id, one]);
const METHODS: readonly AdjustMethod[] = ['bonferroni', 'holm', 'hochberg', 'hommel', 'bh', 'by'];

const adjust = (p: ArrayLike<number>, method: AdjustMethod): number[] => [...accept(adjustPValues(p, method))];
/** Families with ties, 0 and 1. */
const family = fc.array(
  fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.001, 0.01, 0.02, 0.05, 0.5, 1)),
  { minLength: 1, maxLength: 30 },
);

describe('adjusted p-values', () => {
  test.each(cases)('%s agrees with the reference, or is refused', (_, one) => {
    const compute = multiplicityOps[one.op];
    expect(compute && checkGolden(golden, one, () => compute(one))).toEqual([]);
  });

  test('are never below the p itself nor above 1, keep its order, and do not depend on the order given', () => {
    fc.assert(
      fc.property(family, fc.constantFrom(...METHODS), (p, method) => {
        const adjusted = adjust(p, method);
        for (const [at, value] of adjusted.entries()) {
          expect(value).toBeGreaterThanOrEqual((p[at] ?? Number.NaN) * (1 - 1e-15));
          expect(value).toBeLessThanOrEqual(1);
          for (const [other, theirs] of adjusted.entries()) {
            if ((p[at] ?? 0) <= (p[other] ?? 0)) expect(value).toBeLessThanOrEqual(theirs);
          }
        }
        expect(adjust(p.toReversed(), method)).toEqual(adjusted.toReversed());
      }),
    );
  });

  test('rise from Hommel over Hochberg and Holm to Bonferroni, and from Benjamini–Hochberg to the rest', () => {
    fc.assert(
      fc.property(family, p => {
        const [bonferroni, holm, hochberg, hommel, bh, by] = METHODS.map(method => adjust(p, method));
        const notAbove = (low: readonly number[] = [], high: readonly number[] = []) =>
          low.forEach((value, at) => {
            expect(value).toBeLessThanOrEqual((high[at] ?? Number.NaN) * (1 + 1e-14) + 1e-320);
          });
        notAbove(hommel, hochberg);
        notAbove(hochberg, holm);
        notAbove(holm, bonferroni);
        notAbove(bh, hommel);
        notAbove(bh, by);
      }),
    );
  });

  test('one test needs no adjustment', () => {
    for (const method of METHODS) expect(adjust([0.03], method)).toEqual([0.03]);
  });

  test('of p-values at the edges of the range stay there', () => {
    for (const method of METHODS) {
      expect(adjust([0, 0, 1], method)).toEqual([0, 0, 1]);
      expect(adjust([Number.MIN_VALUE, 1], method)[0]).toBeLessThan(1e-300);
    }
  });

  test('twenty thousand p that are spread evenly, in any order, are all adjusted to 1', () => {
    const p = Float64Array.from({ length: 20_000 }, (_, at) => (((at * 7919) % 20_000) + 1) / 20_000);
    for (const method of METHODS) expect(Math.min(...adjust(p, method))).toBeGreaterThan(1 - 1e-12);
  });

  test.each([
    [[], 'EMPTY_INPUT'],
    [[0.01, Number.NaN, 0.03], 'NON_FINITE'],
    [[0.1, Number.POSITIVE_INFINITY], 'NON_FINITE'],
    [[-0.01, 0.2], 'OUT_OF_RANGE'],
    [[0.1, 1.2], 'OUT_OF_RANGE'],
  ])('%j is refused by every method: %s', (p, code) => {
    for (const method of METHODS) expect(adjustPValues(p, method)).toMatchObject({ status: 'refused', code });
  });
});
