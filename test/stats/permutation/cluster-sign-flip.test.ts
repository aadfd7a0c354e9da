import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { clusterSignFlipTest } from '../../../src/stats/permutation/cluster-sign-flip.ts';
import { signFlipTest } from '../../../src/stats/permutation/sign-flip.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import type { UnitLabel } from '../../../src/stats/unit-labels.ts';
import { checkGolden, type GoldenCase, loadGolden } from '../../support/golden.ts';
import { permutationOps } from '../../support/golden-ops/permutation.ts';

const golden = loadGolden('permutation');
const cases = golden.cases
  .filter(one => one.op === 'cluster_sign_flip')
  .map((one): [string, GoldenCase] => [one.id, one]);
const options = () => ({ draws: 199, rng: createRng(8) });
const flip = (values: readonly number[], clusters: readonly UnitLabel[]) =>
  accept(clusterSignFlipTest(values, clusters, options()));

const tenths = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 0, max: 6 })), {
  minLength: 1,
  maxLength: 40,
  size: 'max',
});

describe('the sign-flip test of whole clusters', () => {
  test.each(cases)('%s agrees with the reference', (_, one) => {
    expect(checkGolden(golden, one, () => permutationOps.cluster_sign_flip?.(one) ?? {})).toEqual([]);
  });

  test('is the test of the cluster sums, about the mean over items', () => {
    fc.assert(
      fc.property(tenths, pairs => {
        const sums = [...new Set(pairs.map(([, cluster]) => cluster))].map(name =>
          pairs.reduce((sum, [value, cluster]) => sum + (cluster === name ? value : 0), 0),
        );
        const { mean: _, ...expected } = accept(signFlipTest(sums, options()));
        const found = flip(
          pairs.map(([value]) => value / 10),
          pairs.map(([, cluster]) => cluster),
        );
        expect(found).toMatchObject({ ...expected, clusters: sums.length });
        expect(found.mean).toBeCloseTo(pairs.reduce((sum, [value]) => sum + value / 10, 0) / pairs.length, 12);
      }),
    );
  });

  test('neither the order of the items nor the names of the clusters matter', () => {
    fc.assert(
      fc.property(tenths, pairs => {
        const values = pairs.map(([value]) => value / 10);
        const found = flip(
          values,
          pairs.map(([, cluster]) => cluster),
        );
        const renamed = pairs.map(([, cluster]) => `cluster ${9 - cluster}`);
        expect(flip(values.toReversed(), renamed.toReversed())).toEqual(found);
      }),
    );
  });

  test('items that are all clusters of their own: the sign-flip test', () => {
    const values = [0.3, -0.1, 0.25, 0.4, 0.05];
    expect(flip(values, ['a', 'b', 'c', 'd', 'e'])).toEqual({
      ...accept(signFlipTest(values, options())),
      clusters: 5,
    });
  });

  test('one cluster says nothing: p is 1', () => {
    expect(flip([1, 1, 1], ['x', 'x', 'x'])).toMatchObject({ p: 1, pGreater: 0.5, pLess: 1, clusters: 1 });
  });

  test('clusters that cancel up to rounding are zeros, not tiny effects', () => {
    const found = flip([0.1, 0.2, -0.3, 0.2, 0.1, -0.3], ['a', 'a', 'a', 'b', 'b', 'b']);
    expect(found).toMatchObject({ p: 1, pGreater: 1, pLess: 1, draws: 'exact' });
  });

  test.each([
    ['no items', [], [], 'EMPTY_INPUT', 'values'],
    ['NaN', [Number.NaN], ['a'], 'NON_FINITE', 'values'],
    ['too few labels', [1, 2], ['a'], 'LENGTH_MISMATCH', 'clusters'],
    ['a missing label', [1, 2], ['a', null], 'MISSING_CLUSTER', 'clusters'],
  ] as const)('%s: refused', (_, values, clusters, code, argument) => {
    expect(clusterSignFlipTest(values, clusters, options())).toMatchObject({ status: 'refused', code, argument });
  });

  test('no draws: refused', () => {
    const found = clusterSignFlipTest([1], ['a'], { draws: 0, rng: createRng(1) });
    expect(found).toMatchObject({ code: 'OUT_OF_RANGE', argument: 'draws' });
  });
});
