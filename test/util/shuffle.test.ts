import { describe, expect, test } from 'vitest';
import { createRng } from '../../src/stats/random/rng.ts';
import { shuffle } from '../../src/util/shuffle.ts';

describe('shuffle', () => {
  test('gives each of the six orders of three equally often, and leaves the list as it was', () => {
    const list = ['a', 'b', 'c'];
    const rng = createRng(11);
    const counts = new Map<string, number>();
    for (let time = 0; time < 6000; time++) {
      const order = shuffle(list, rng).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(list).toEqual(['a', 'b', 'c']);
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  test('takes none and one as they are, without using chance', () => {
    const rng = { ...createRng(1), below: () => Number.NaN };
    expect(shuffle([], rng)).toEqual([]);
    expect(shuffle([7], rng)).toEqual([7]);
  });
});
