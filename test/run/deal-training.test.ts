import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dealTraining } from '../../src/run/deal-training.ts';
import { createRng } from '../../src/stats/random/rng.ts';

const poolOf = (clusters: readonly number[]) =>
  clusters.flatMap((size, at) =>
    Array.from({ length: size }, (_, k) => ({
      id: `${at}-${k}`,
      input: 'x',
      ...(size > 1 ? { cluster: `c${at}` } : {}),
    })),
  );

describe('dealTraining', () => {
  test('no item is dealt twice, no cluster lies on both sides, and the sizes are as asked up to a cluster', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 20, maxLength: 60 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 0, max: 1000 }),
        (clusters, labelled, unlabelled, seed) => {
          const pool = poolOf(clusters);
          const deal = dealTraining(pool, { labelled, unlabelled, test: 20 }, createRng(seed));
          const all = [...deal.labelled, ...deal.unlabelled];
          expect(new Set(all).size).toBe(all.length);
          const names = (positions: readonly number[]) =>
            new Set(positions.map(at => pool[at]?.cluster ?? pool[at]?.id));
          expect([...names(deal.labelled)].filter(name => names(deal.unlabelled).has(name))).toEqual([]);
          expect(deal.labelled.length).toBeGreaterThanOrEqual(labelled);
          expect(deal.labelled.length).toBeLessThan(labelled + 4);
          expect(deal.unlabelled.length).toBe(Math.min(unlabelled, pool.length - deal.labelled.length));
        },
      ),
    );
  });

  test('a pool that is too small is shared out in the proportion that was asked for', () => {
    const deal = dealTraining(
      poolOf(Array.from({ length: 70 }, () => 1)),
      { labelled: 600, unlabelled: 1500, test: 20 },
      createRng(1),
    );
    expect(deal.labelled.length).toBe(20);
    expect(deal.unlabelled.length).toBe(50);
  });

  test('seeds deal differently, and the same seed deals the same', () => {
    const pool = poolOf(Array.from({ length: 200 }, () => 1));
    const splits = { labelled: 50, unlabelled: 100, test: 20 };
    const deal = (seed: number) => dealTraining(pool, splits, createRng(seed, 'training'));
    expect(deal(1)).toEqual(deal(1));
    expect(deal(1).labelled).not.toEqual(deal(2).labelled);
  });

  test('every item is equally often among the labelled', () => {
    const pool = poolOf(Array.from({ length: 20 }, () => 1));
    const counts = new Array<number>(20).fill(0);
    const rng = createRng(9);
    for (let time = 0; time < 4000; time++) {
      for (const at of dealTraining(pool, { labelled: 5, unlabelled: 10, test: 20 }, rng).labelled) {
        counts[at] = (counts[at] ?? 0) + 1;
      }
    }
    // 1,000 expected each, standard deviation 27.
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});
