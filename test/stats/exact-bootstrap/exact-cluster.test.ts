import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { exactClusterBootstrap } from '../../../src/stats/exact-bootstrap/exact-cluster.ts';
import { allDraws, expectListed, listed, sumAt, tails } from '../../support/listed-resamples.ts';

describe('the exact cluster law', () => {
  const cells = fc.array(fc.tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: 0, max: 3 })), {
    minLength: 2,
    maxLength: 9,
  });

  test.each(['item-mean', 'cluster-mean'] as const)('of the %s is that of all draws of clusters', statistic => {
    fc.assert(
      fc.property(cells, tails, (items, tail) => {
        const names = [...new Set(items.map(([, name]) => name))];
        fc.pre(names.length > 1);
        const groups = names.map(name => items.filter(([, own]) => own === name).map(([value]) => value));
        const sums = groups.map(group => group.reduce((sum, value) => sum + value, 0));
        const sizes = groups.map(group => group.length);
        const means = sums.map((sum, at) => sum / (sizes[at] as number));
        const statisticOf = (draw: readonly number[]) =>
          statistic === 'item-mean' ? sumAt(sums, draw) / sumAt(sizes, draw) : sumAt(means, draw) / names.length;
        const found = accept(
          exactClusterBootstrap(
            items.map(([value]) => value),
            items.map(([, name]) => `c${name}`),
            { statistic, tail },
          ),
        );
        const point = statisticOf([...names.keys()]);
        expect(found.estimate).toBeCloseTo(point, 12);
        expectListed(found, listed(allDraws(names.length).map(statisticOf), point, tail));
      }),
    );
  });

  test.each<[string, number[], (string | null)[], string]>([
    ['one cluster', [1, 0], ['a', 'a'], 'TOO_FEW_CLUSTERS'],
    ['a label too few', [1, 0], ['a'], 'LENGTH_MISMATCH'],
    ['a missing label', [1, 0], ['a', null], 'MISSING_CLUSTER'],
    ['no items', [], [], 'EMPTY_INPUT'],
    ['NaN', [1, Number.NaN], ['a', 'b'], 'NON_FINITE'],
  ])('%s is refused', (_, values, labels, code) => {
    const found = exactClusterBootstrap(values, labels as string[], { statistic: 'item-mean', tail: 0.025 });
    expect(found).toMatchObject({ status: 'refused', code });
  });
});
