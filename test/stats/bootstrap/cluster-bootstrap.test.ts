import { expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { clusterBootstrap } from '../../../src/stats/bootstrap/cluster-bootstrap.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { bracketOutcome, hasSpread } from '../../support/bracket-outcome.ts';
import { differences, type GoldenCase, type Json, loadGolden } from '../../support/golden.ts';
import { minus } from '../../support/golden-ops/bootstrap-exact.ts';

const golden = { ...loadGolden('bootstrap_hierarchical'), core: {} };
const cases = golden.cases.filter(one => one.op === 'cluster_bootstrap_exact' && hasSpread(one));

function drawn({ id, input }: GoldenCase, statistic: 'item-mean' | 'cluster-mean'): Float64Array {
  const options = { statistic, replicates: 20_000, rng: createRng(1, id) };
  return accept(clusterBootstrap(minus(input.a, input.b), input.cluster as readonly string[], options));
}

test.each(cases.map(one => [one.id, one] as const))('%s: inside the band, item by item', (_, one) => {
  expect(differences(golden, one, bracketOutcome(one, drawn(one, 'item-mean')))).toEqual([]);
});

test.each(cases.map(one => [one.id, one] as const))('%s: inside the band, cluster by cluster', (_, one) => {
  const variants = (one as { variants?: Readonly<Record<string, Json>> }).variants;
  const variant = { ...one, ...(variants?.cluster_mean as object) } as GoldenCase;
  expect(variant.expected.theta_hat).toBeDefined();
  expect(differences(golden, variant, bracketOutcome(variant, drawn(one, 'cluster-mean')))).toEqual([]);
});

test('clusters stay whole: two clusters with the same items give one value', () => {
  const options = { statistic: 'item-mean', replicates: 300, rng: createRng(2) } as const;
  const found = accept(clusterBootstrap([1, 0, 0, 1, 0, 0], ['a', 'a', 'b', 'b', 'b', 'a'], options));
  expect(new Set(found)).toEqual(new Set([1 / 3]));
});

test.each<[string, number[], string[], number, string]>([
  ['a label too few', [1, 0], ['a'], 99, 'LENGTH_MISMATCH'],
  ['one cluster', [1, 0], ['a', 'a'], 99, 'TOO_FEW_CLUSTERS'],
  ['no replicates', [1, 0], ['a', 'b'], 0, 'OUT_OF_RANGE'],
])('%s: refused', (_, differencesOf, clusters, replicates, code) => {
  const options = { statistic: 'item-mean', replicates, rng: createRng(1) } as const;
  expect(clusterBootstrap(differencesOf, clusters, options)).toMatchObject({ status: 'refused', code });
});
