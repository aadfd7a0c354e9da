import { describe, expect, test } from 'vitest';
import { monteCarloP } from '../../../src/stats/permutation/monte-carlo-p.ts';
import { checkGolden, type GoldenCase, loadGolden } from '../../support/golden.ts';
import { permutationOps } from '../../support/golden-ops/permutation.ts';

const golden = loadGolden('permutation');
const cases = golden.cases.filter(one => one.op === 'mc_p_value').map((one): [string, GoldenCase] => [one.id, one]);

describe('a p-value from random draws', () => {
  test.each(cases)('%s agrees with the reference, or is refused', (_, one) => {
    expect(checkGolden(golden, one, () => permutationOps.mc_p_value?.(one) ?? {})).toEqual([]);
  });

  test.each([
    [-1, 10, 'hits', 'OUT_OF_RANGE'],
    [0.5, 10, 'hits', 'NOT_BINARY'],
    [Number.NaN, 10, 'hits', 'NON_FINITE'],
    [11, 10, 'hits', 'OUT_OF_RANGE'],
    [0, 0, 'draws', 'OUT_OF_RANGE'],
    [1, Number.NaN, 'draws', 'OUT_OF_RANGE'],
    [1, 10.5, 'draws', 'OUT_OF_RANGE'],
  ])('%d hits in %d draws are refused, naming the %s', (hits, draws, argument, code) => {
    expect(monteCarloP(hits, draws)).toMatchObject({ status: 'refused', code, argument });
  });
});
