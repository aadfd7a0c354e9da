import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { clusterIndex } from '../../../src/stats/clusters/cluster-index.ts';
import type { UnitLabel } from '../../../src/stats/unit-labels.ts';

describe('cluster numbers', () => {
  test('follow the first use of a label, and a number and its text are one cluster', () => {
    expect(clusterIndex(['b', 'a', 'b', 'c', 'a'], 5)).toEqual({ unitOf: Int32Array.of(0, 1, 0, 2, 1), count: 3 });
    expect(clusterIndex([1, '1', 0, -0, '0'], 5)).toEqual({ unitOf: Int32Array.of(0, 0, 1, 1, 1), count: 2 });
  });

  test('two items have the same number exactly if they have the same label', () => {
    const labels = fc.array(
      fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constantFrom('a', 'toString', '__proto__', ' ')),
      {
        minLength: 2,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(labels, list => {
        fc.pre(new Set(list).size > 1);
        const { unitOf, count } = accept(clusterIndex(list, list.length));
        expect(new Set(unitOf)).toEqual(new Set(Array.from({ length: count }, (_, at) => at)));
        for (const [at, label] of list.entries()) {
          for (const [other, second] of list.entries()) expect(unitOf[at] === unitOf[other]).toBe(label === second);
        }
      }),
    );
  });

  test.each<[string, UnitLabel]>([
    ['null', null],
    ['undefined', undefined],
    ['an empty text', ''],
    ['NaN', Number.NaN],
  ])('%s is no cluster', (_, label) => {
    expect(clusterIndex(['a', label, 'b'], 3)).toMatchObject({
      status: 'refused',
      code: 'MISSING_CLUSTER',
      argument: 'clusters',
      reason: expect.stringContaining('value 1'),
    });
  });

  test.each<[string, UnitLabel[], number, string]>([
    ['fewer labels than items', ['a', 'b'], 3, 'LENGTH_MISMATCH'],
    ['more labels than items', ['a', 'b'], 1, 'LENGTH_MISMATCH'],
    ['one cluster', ['a', 'a', 'a'], 3, 'TOO_FEW_CLUSTERS'],
    ['one item', ['a'], 1, 'TOO_FEW_CLUSTERS'],
    ['no item', [], 0, 'TOO_FEW_CLUSTERS'],
  ])('%s is refused', (_, labels, items, code) => {
    expect(clusterIndex(labels, items)).toMatchObject({ status: 'refused', code, argument: 'clusters' });
  });

  test('a million items in half a million clusters are numbered', () => {
    const labels = Int32Array.from({ length: 1e6 }, (_, at) => at >> 1);
    const { unitOf, count } = accept(clusterIndex(labels, 1e6));
    expect([count, unitOf[999_999]]).toEqual([500_000, 499_999]);
  });
});
