import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { wilcoxon } from '../../../src/stats/ranks/wilcoxon.ts';
import { checkGolden, type GoldenCase, loadGolden } from '../../support/golden.ts';
import { wilcoxonOps } from '../../support/golden-ops/wilcoxon.ts';

const golden = loadGolden('wilcoxon');
const cases = golden.cases.map((one): [string, GoldenCase] => [one.id, one]);
const zeros = fc.constantFrom('wilcox' as const, 'pratt' as const);
const lists = fc.array(fc.oneof(fc.integer({ min: -4, max: 4 }), fc.double({ min: -4, max: 4, noNaN: true })), {
  minLength: 1,
  maxLength: 40,
  size: 'max',
});
const skewed = (n: number, share: number) =>
  Float64Array.from({ length: n }, (_, at) => (at % 100 < share ? 1 : -1) * (at + 1));

describe("Wilcoxon's signed-rank test", () => {
  test.each(cases)('%s agrees with the reference, or is refused', (_, one) => {
    const compute = wilcoxonOps[one.op];
    expect(compute && checkGolden(golden, one, () => compute(one))).toEqual([]);
  });

  test('turning all signs mirrors it, and order changes nothing', () => {
    fc.assert(
      fc.property(lists, zeros, (values, method) => {
        const { p, pGreater, pLess, wPlus, wMinus, ...rest } = accept(wilcoxon(values, method));
        const turned = accept(
          wilcoxon(
            values.map(value => -value),
            method,
          ),
        );
        expect(turned).toMatchObject({ p, pGreater: pLess, pLess: pGreater, wPlus: wMinus, wMinus: wPlus });
        expect(wilcoxon(values.toReversed(), method)).toEqual({ p, pGreater, pLess, wPlus, wMinus, ...rest });
      }),
    );
  });

  test('every p lies in (0, 1], and the two sides overlap in the observed sum', () => {
    fc.assert(
      fc.property(lists, zeros, (values, method) => {
        const { p, pGreater, pLess } = accept(wilcoxon(values, method));
        expect(Math.min(p, pGreater, pLess)).toBeGreaterThan(0);
        expect(Math.max(p, pGreater, pLess)).toBeLessThanOrEqual(1);
        expect(pGreater + pLess).toBeGreaterThan(1);
      }),
    );
  });

  test('it is exact for hundreds of differences, and close to the normal there', () => {
    for (const n of [300, 600]) {
      const { method, p, normal } = accept(wilcoxon(skewed(n, 54)));
      expect(method).toBe('exact');
      expect(Math.abs(p / accept(normal).pCorrected - 1)).toBeLessThan(0.01);
    }
  });

  test('beyond that it is the normal approximation, and says so', () => {
    const found = accept(wilcoxon(skewed(5000, 52)));
    expect(found.method).toBe('normal');
    expect(found.p).toBe(accept(found.normal).p);
  });

  test('differences of one size are exact in any number: a sign test', () => {
    const signs = Float64Array.from({ length: 200_000 }, (_, at) => (at % 1000 < 502 ? 0.5 : -0.5));
    const { method, p } = accept(wilcoxon(signs));
    // scipy 1.17.1 binomtest(100400, 200000)
    expect([method, p]).toEqual(['exact', expect.closeTo(0.07399893572703316, 12)]);
  });

  test('where every difference is 0 all p are 1, and there is no z', () => {
    const found = accept(wilcoxon([0, -0, 0], 'pratt'));
    expect(found).toMatchObject({ p: 1, pGreater: 1, pLess: 1, nonZero: 0, normal: { code: 'ZERO_VARIANCE' } });
  });

  test.each([
    [[], 'EMPTY_INPUT'],
    [[0.1, Number.NaN], 'NON_FINITE'],
    [[0.1, Number.NEGATIVE_INFINITY], 'NON_FINITE'],
  ])('%j is refused: %s', (values, code) => {
    expect(wilcoxon(values)).toMatchObject({ status: 'refused', code });
  });
});
