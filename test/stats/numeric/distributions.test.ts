import { describe, expect, test } from 'vitest';
import { distributions } from '../../../src/stats/numeric/distributions.ts';
import { checkGolden, type GoldenCase, loadGolden } from '../../support/golden.ts';
import { specialFunctionsOps } from '../../support/golden-ops/special-functions.ts';

const { normal, studentT, noncentralT, chiSquare, beta, binomial, logGamma } = distributions;
const topic = loadGolden('special_functions');
const cases = topic.cases.map((one): [string, GoldenCase] => [one.id, one]);
const { NaN: NONE, POSITIVE_INFINITY: UP, NEGATIVE_INFINITY: DOWN } = Number;

describe('distribution functions', () => {
  test.each(cases)('%s agrees with the reference', (_, one) => {
    expect(checkGolden(topic, one, () => specialFunctionsOps[one.op]?.(one) ?? {})).toEqual([]);
  });

  test.each([
    ['normal', () => [normal.cdf(DOWN), normal.cdf(UP), normal.sf(UP)]],
    ['t', () => [studentT.cdf(DOWN, 3), studentT.cdf(UP, 3), studentT.sf(UP, 3)]],
    ['noncentral t', () => [noncentralT.cdf(DOWN, 3, 1), noncentralT.cdf(UP, 3, 1), noncentralT.sf(UP, 3, 1)]],
    ['χ²', () => [chiSquare.cdf(DOWN, 3), chiSquare.cdf(UP, 3), chiSquare.sf(UP, 3)]],
    ['beta', () => [beta.cdf(0, 2, 3), beta.cdf(1, 2, 3), beta.sf(1, 2, 3)]],
    ['binomial', () => [binomial.cdf(-1, 5, 0.5), binomial.cdf(5, 5, 0.5), binomial.sf(5, 5, 0.5)]],
  ])('%s: 0 below the support, 1 above it', (_, belowAboveBeyond) => {
    expect(belowAboveBeyond()).toEqual([0, 1, 0]);
  });

  test('a quantile is infinite only at the ends of p, and exactly 0 in the middle of a symmetric distribution', () => {
    expect([normal.quantile(0), normal.quantile(1)]).toEqual([DOWN, UP]);
    expect([studentT.quantile(0, 3), studentT.quantile(1, 3)]).toEqual([DOWN, UP]);
    expect([chiSquare.quantile(0, 3), chiSquare.quantile(1, 3)]).toEqual([0, UP]);
    expect([beta.quantile(0, 2, 3), beta.quantile(1, 2, 3)]).toEqual([0, 1]);
    expect([normal.quantile(0.5), studentT.quantile(0.5, 3)]).toEqual([0, 0]);
    expect(studentT.quantile(1e-5, 0.01)).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'p' });
  });

  test.each([
    ['x', () => normal.cdf(NONE)],
    ['x', () => normal.sf(NONE)],
    ['p', () => normal.quantile(NONE)],
    ['df', () => studentT.cdf(1, NONE)],
    ['ncp', () => noncentralT.cdf(1, 3, NONE)],
    ['x', () => chiSquare.sf(NONE, 3)],
    ['a', () => beta.cdf(0.5, NONE, 1)],
    ['k', () => binomial.pmf(NONE, 3, 0.5)],
    ['n', () => binomial.cdf(1, NONE, 0.5)],
    ['p', () => binomial.cdf(1, 3, NONE)],
    ['x', () => logGamma(NONE)],
  ])('a NaN as %s is refused by name', (argument, got) => {
    expect(got()).toMatchObject({ status: 'refused', code: 'NON_FINITE', argument });
  });

  test.each([
    ['p', () => normal.quantile(1.5)],
    ['p', () => studentT.quantile(-0.1, 3)],
    ['df', () => studentT.sf(1, 0)],
    ['df', () => studentT.quantile(0.5, UP)],
    ['df', () => noncentralT.sf(1, -2, 0)],
    ['ncp', () => noncentralT.sf(1, 3, UP)],
    ['df', () => chiSquare.cdf(1, 1e11)],
    ['p', () => chiSquare.quantile(2, 1)],
    ['x', () => beta.sf(1.2, 1, 1)],
    ['b', () => beta.quantile(0.5, 1, 0)],
    ['k', () => binomial.pmf(1.5, 3, 0.5)],
    ['k', () => binomial.cdf(UP, 3, 0.5)],
    ['n', () => binomial.sf(1, -3, 0.5)],
    ['n', () => binomial.sf(1, 2.5, 0.5)],
    ['p', () => binomial.pmf(1, 3, 1.5)],
    ['x', () => logGamma(0)],
    ['x', () => logGamma(-2.5)],
  ])('an impossible %s is refused by name', (argument, got) => {
    expect(got()).toMatchObject({ status: 'refused', code: 'OUT_OF_RANGE', argument });
  });
});
