import { expect, test } from 'vitest';
import { monteCarloP } from '../../../src/stats/permutation/monte-carlo-p.ts';
import { checkGolden, type GoldenCase, loadGolden, numberOf } from '../../support/golden.ts';

const golden = loadGolden('permutation');
const cases = golden.cases.filter(one => one.op === 'mc_p_value').map((one): [string, GoldenCase] => [one.id, one]);

test.each(cases)('%s agrees with the reference, or is refused', (_, one) => {
  const compute = () => ({ p: monteCarloP(numberOf(one.input.b), numberOf(one.input.m)) });
  expect(checkGolden(golden, one, compute)).toEqual([]);
});

test.each([
  [-1, 10],
  [0.5, 10],
  [Number.NaN, 10],
  [1, Number.NaN],
  [1, 10.5],
])('%d hits in %d draws are refused', (hits, draws) => {
  expect(() => monteCarloP(hits, draws)).toThrow(/expected/);
});
