import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  betaQuantile,
  normalCdf,
  normalQuantile,
  tCdfUpper,
  tQuantileUpper,
} from '../../../src/stats/numeric/special-functions.ts';
import { checkGolden, type GoldenCase, type Json, loadGolden, numbersOf, type Outcome } from '../../support/golden.ts';
import { loadScipyValues, misses } from '../../support/scipy-values.ts';

const scipy = loadScipyValues();
const topic = loadGolden('special_functions');

/** The operations of the reference set that this tool has, on one entry of its list. */
const OPERATIONS: Readonly<Record<string, (...entry: number[]) => number>> = {
  normal_cdf: (z = 0) => normalCdf(z),
  normal_quantile: (p = 0) => normalQuantile(p),
  t_cdf: (t = 0, df = 0) => tCdfUpper(-t, df),
  t_quantile: (p = 0, df = 0) => -tQuantileUpper(p, df),
  beta_quantile: (p = 0, a = 0, b = 0) => betaQuantile(p, a, b),
};
const known = topic.cases.filter(({ op }) => op in OPERATIONS).map((one): [string, GoldenCase] => [one.id, one]);

function compute({ op, input }: GoldenCase): Outcome {
  const list = Object.values(input)[0];
  const operation = OPERATIONS[op];
  if (operation === undefined || !Array.isArray(list)) throw new Error(op);
  return { value: list.map((entry: Json) => operation(...numbersOf(Array.isArray(entry) ? entry : [entry]))) };
}

describe('special functions', () => {
  test('the reference set has cases for each of them', () => {
    expect(new Set(known.map(([, { op }]) => op)).size).toBe(Object.keys(OPERATIONS).length);
  });

  test.each(known)('%s agrees with the reference', (_, golden) => {
    expect(checkGolden(topic, golden, () => compute(golden))).toEqual([]);
  });

  test('t quantiles agree with SciPy to 1e-11, from one to ten million degrees of freedom and down to p = 5e-301', () => {
    expect(misses(scipy.tUpper, (p = 0, df = 0) => tQuantileUpper(p, df), 1e-11)).toEqual([]);
  });

  test('t tails agree with SciPy to 1e-11, down to 1e-300', () => {
    expect(misses(scipy.tTail, (x = 0, df = 0) => tCdfUpper(x, df), 1e-11)).toEqual([]);
  });

  test('normal quantiles agree with SciPy to 1e-12, down to p = 1e-300', () => {
    expect(misses(scipy.normalQuantile, (p = 0) => normalQuantile(p), 1e-12)).toEqual([]);
  });

  test('the normal lower tail agrees with SciPy to 1e-12, down to 1e-300', () => {
    expect(misses(scipy.normalCdf, (x = 0) => normalCdf(x), 1e-12)).toEqual([]);
  });

  test('beta quantiles agree with SciPy to 1e-12', () => {
    expect(misses(scipy.betaQuantile, (p = 0, a = 0, b = 0) => betaQuantile(p, a, b), 1e-12)).toEqual([]);
  });

  test('quantile and tail undo each other', () => {
    const tails = fc.double({ min: -600, max: -0.7, noNaN: true }).map(Math.exp);
    fc.assert(
      fc.property(tails, fc.double({ min: 2, max: 5000, noNaN: true }), (p, df) => {
        expect(normalCdf(normalQuantile(p)) / p).toBeCloseTo(1, 10);
        expect(tCdfUpper(tQuantileUpper(p, df), df) / p).toBeCloseTo(1, 8);
      }),
    );
  });

  test('the normal quantile rises without a jump where its method changes', () => {
    const around = [0.99, 0.999, 0.9999999, 1, 1.0000001, 1.001, 1.01].map(factor => normalQuantile(1e-3 * factor));
    expect(around).toEqual([...around].sort((x, y) => x - y));
    expect(normalQuantile(1e-3 * (1 + 1e-12)) - normalQuantile(1e-3 * (1 - 1e-12))).toBeLessThan(1e-11);
  });

  test('asking again gives the same t quantile, also after ten thousand others', () => {
    const first = tQuantileUpper(0.025, 4);
    for (let df = 1; df <= 10_050; df++) tQuantileUpper(0.3, df + 0.5);
    expect(tQuantileUpper(0.025, 4)).toBe(first);
  });
});
