import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { metaAnalysis } from '../../../src/stats/meta/meta-analysis.ts';
import { checkGolden, flatten, type GoldenCase, type Json, loadGolden } from '../../support/golden.ts';
import type { GoldenOp } from '../../support/golden-ops/golden-ops.ts';
import { metaAnalysisOps } from '../../support/golden-ops/meta-analysis.ts';

const golden = loadGolden('meta_analysis');
const cases = golden.cases.map((one): [string, GoldenCase] => [one.id, one]);

const numbersIn = (value: object): number[] =>
  flatten(value as Json).flatMap(([, leaf]) => (typeof leaf === 'number' ? [leaf] : []));

describe('meta-analysis', () => {
  test.each(cases)('%s agrees with the reference', (_, one) => {
    expect(checkGolden(golden, one, () => (metaAnalysisOps[one.op] as GoldenOp)(one))).toEqual([]);
  });

  test('every number is finite over forty orders of magnitude, and mirrored when the effects change sign', () => {
    const cell = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -20, max: 20, noNaN: true }));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 8 }), drawn => {
        const effects = drawn.map(([effect]) => effect);
        const variances = drawn.map(([, log]) => 10 ** log);
        const found = accept(metaAnalysis(effects, variances, 0.025));
        for (const value of numbersIn(found)) expect(value).toSatisfy(Number.isFinite);
        const mirrored = accept(
          metaAnalysis(
            effects.map(effect => -effect),
            variances,
            0.025,
          ),
        );
        expect(mirrored.fixed.limits.low).toBe(-found.fixed.limits.high);
        expect(mirrored.fixed.p).toBe(found.fixed.p);
      }),
    );
  });

  test('one effect has a fixed effect and says why there is no more', () => {
    const { count, fixed, heterogeneity } = accept(metaAnalysis([0.07], [0.0009], 0.025));
    expect(count).toBe(1);
    expect(fixed.estimate).toBe(0.07);
    expect(heterogeneity).toMatchObject({ status: 'refused', code: 'TOO_FEW_OBSERVATIONS' });
  });

  test('a p that underflows is not 0', () => {
    const found = accept(metaAnalysis([-40, 50, 10], [1e-4, 1e-4, 2e-4], 0.025));
    expect(accept(found.heterogeneity).p).toBe(Number.MIN_VALUE);
  });

  test('ten thousand effects of very unequal precision agree with the law they come from', () => {
    const effects = Array.from({ length: 10_000 }, (_, at) => 0.3 + (at % 2 === 0 ? 0.1 : -0.1));
    const variances = effects.map((_, at) => 10 ** (-6 + (Math.floor(at / 2) % 3)));
    const { reml, pauleMandel, derSimonianLaird } = accept(
      accept(metaAnalysis(effects, variances, 0.025)).heterogeneity,
    );
    for (const { tau2, estimate } of [reml, pauleMandel, derSimonianLaird]) {
      expect(estimate).toBeCloseTo(0.3, 12);
      expect(tau2).toBeCloseTo(0.01, 3);
    }
  });

  test.each([
    ['an error of one half', 0.5, 'OUT_OF_RANGE'],
    ['an error that is NaN', Number.NaN, 'OUT_OF_RANGE'],
    ['an error too small', 1e-20, 'NOT_ACHIEVABLE'],
  ])('%s is refused', (_, tail, code) => {
    expect(metaAnalysis([1, 2], [1, 1], tail)).toMatchObject({ status: 'refused', code, argument: 'tail' });
  });
});
