import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { drawHalves } from '../../../src/stats/selection/draw-halves.ts';

describe('halves drawn at random', () => {
  test('keep clusters whole and their numbers even', () => {
    const clusters = [3, 1, 3, 2, 9, 1, 2, 7, 3];
    for (let seed = 0; seed < 50; seed++) {
      const half = accept(drawHalves(clusters, createRng(seed, 'halves')));
      const sides = new Map(clusters.map((cluster, item) => [cluster, half[item] as number]));
      clusters.forEach((cluster, item) => {
        expect(half[item]).toBe(sides.get(cluster));
      });
      const second = [...sides.values()].reduce((sum, side) => sum + side, 0);
      expect([2, 3]).toContain(second);
    }
  });

  test('every split is equally likely', () => {
    const counts = new Map<string, number>();
    const rng = createRng(2, 'halves');
    for (let draw = 0; draw < 6000; draw++) {
      const key = accept(drawHalves([0, 1, 2, 3], rng)).join('');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(4.5 * Math.sqrt(6000 * (5 / 36)));
  });

  test('one cluster and no items cannot be split', () => {
    expect(drawHalves([5, 5], createRng(1))).toMatchObject({ code: 'TOO_FEW_CLUSTERS' });
    expect(drawHalves([], createRng(1))).toMatchObject({ code: 'EMPTY_INPUT' });
    expect(drawHalves([1, Number.NaN], createRng(1))).toMatchObject({ code: 'NON_FINITE' });
  });
});
