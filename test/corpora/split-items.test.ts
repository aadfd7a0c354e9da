import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Label, Split } from '../../src/core/item.ts';
import type { FileItem } from '../../src/corpora/parse-item.ts';
import { splitItems } from '../../src/corpora/split-items.ts';
import { createRng } from '../../src/stats/random/rng.ts';

/** As many items as the sizes say, cluster by cluster; size 1 stands alone. */
const itemsOf = (sizes: readonly number[]): readonly FileItem[] =>
  sizes.flatMap((size, cluster) =>
    Array.from({ length: size }, (_, at) => ({
      id: `${cluster}-${at}`,
      input: `text ${cluster} ${at}`,
      label: (at % 2) as Label,
      ...(size === 1 ? {} : { cluster: `c${cluster}` }),
    })),
  );

const say = (item: FileItem, split: Split): FileItem => ({ ...item, split });
const split = (items: readonly FileItem[], test: number, seed = 1) =>
  splitItems(items, { test }, createRng(seed, 'split'));
const idsOf = (items: readonly FileItem[]): readonly string[] => items.map(({ id }) => id);

describe('splitItems', () => {
  test('uses the split that the items say, all of it, and does not hand it on', () => {
    const items = itemsOf([1, 1, 1, 1]).map((item, at) => say(item, at < 3 ? 'test' : 'train'));
    expect(split(items, 1)).toEqual({ train: itemsOf([1, 1, 1, 1]).slice(3), test: itemsOf([1, 1, 1, 1]).slice(0, 3) });
  });

  test('deals every item to one split, whole clusters at a time, never more to test than wanted or than half', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 40 }),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(),
        (sizes, wanted, seed) => {
          const items = itemsOf(sizes);
          const room = Math.min(wanted, Math.floor(items.length / 2));
          const { train, test: held } = split(items, wanted, seed);
          expect([...train, ...held].map(({ id }) => id).sort()).toEqual([...idsOf(items)].sort());
          const trained = new Set(train.map(({ cluster }) => cluster).filter(cluster => cluster !== undefined));
          expect(held.filter(({ cluster }) => cluster !== undefined && trained.has(cluster))).toEqual([]);
          expect(held.length).toBeGreaterThan(0);
          expect(train.length).toBeGreaterThan(0);
          // Where no cluster fits, the smallest is taken.
          expect(held.length).toBeLessThanOrEqual(Math.max(room, Math.min(...sizes)));
        },
      ),
    );
  });

  test('comes within a cluster of the wanted number', () => {
    expect(split(itemsOf(Array(100).fill(1)), 30).test).toHaveLength(30);
    expect(split(itemsOf(Array(100).fill(1)), 500).test).toHaveLength(50);
    const { length } = split(itemsOf(Array(100).fill(7)), 100).test;
    expect(length).toBe(98);
  });

  test('keeps the order of the items, and is the same for the same seed and other for another', () => {
    const items = itemsOf([1, 2, 1, 3, 1, 1, 2, 1, 1, 1]);
    const { train, test: held } = split(items, 5);
    const order = idsOf(items);
    for (const part of [idsOf(train), idsOf(held)]) expect(part).toEqual(order.filter(id => part.includes(id)));
    expect(split(items, 5)).toEqual({ train, test: held });
    expect([2, 3, 4, 5].some(seed => idsOf(split(items, 5, seed).test).join() !== idsOf(held).join())).toBe(true);
  });

  test('the order of the items does not change which are tested', () => {
    const items = itemsOf([1, 2, 1, 3, 1, 1, 2, 1]);
    const tested = (list: readonly FileItem[]) => [...idsOf(split(list, 5).test)].sort();
    expect(tested([...items].reverse())).toEqual(tested(items));
  });

  test('every cluster of one size is as likely to be tested as any other', () => {
    const items = itemsOf([2, 2, 2, 2]);
    const tally = new Map<string | undefined, number>();
    for (let seed = 0; seed < 800; seed++) {
      for (const { cluster, id } of split(items, 2, seed).test) {
        if (id.endsWith('-0')) tally.set(cluster, (tally.get(cluster) ?? 0) + 1);
      }
    }
    expect(tally.size).toBe(4);
    for (const count of tally.values()) expect(Math.abs(count - 200)).toBeLessThan(62); // five standard errors
  });

  test('an item that stands alone is not of the cluster that has its name', () => {
    const items: readonly FileItem[] = [
      { id: 'c', input: 'alone', label: 1 },
      { id: 'd', input: 'one', label: 0, cluster: 'c' },
    ];
    expect(split(items, 1).test).toHaveLength(1);
  });

  test('refuses items of which some say their split and some do not', () => {
    const [first, ...rest] = itemsOf([1, 1, 1]);
    if (first === undefined) throw new Error('no item');
    expect(() => split([say(first, 'test'), ...rest], 1)).toThrow(
      '2 of 3 items say no split, such as "1-0"; expected all of them or none to say it.',
    );
  });

  test('refuses items that all say the same split', () => {
    const items = itemsOf([1, 1]).map(item => say(item, 'train'));
    expect(() => split(items, 1)).toThrow('no item says split "test"; expected items in train and test.');
  });

  test('refuses to split one cluster', () => {
    expect(() => split(itemsOf([4]), 2)).toThrow(
      'all 4 items are of one cluster, which cannot be split into training and test; expected two clusters or more.',
    );
  });
});
