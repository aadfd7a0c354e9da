import { describe, expect, test } from 'vitest';
import type { Influence } from '../../src/core/influence.ts';
import { cellOf, concludeTable } from '../support/conclude-table.ts';
import type { Outcome } from '../support/make-table.ts';

/** Two seeds of differences by item: +1, 0 or −1. */
function influenceOf(differences: readonly number[], clusterOf?: (item: number) => string | undefined): Influence {
  const outcomes = ['small', 'large'].flatMap(rung =>
    ['1', '2'].flatMap(seed =>
      differences.flatMap((difference, at): Outcome[] => {
        const place = { domain: 'math', rung, seed, item: `i${at}`, cluster: clusterOf?.(at) };
        return [
          { ...place, arm: 'baseline', score: difference < 0 ? 1 : 0 },
          { ...place, arm: 'candidate', score: difference > 0 ? 1 : seed === '1' && at === 19 ? 1 : 0 },
        ];
      }),
    ),
  );
  const { estimates } = cellOf(concludeTable(outcomes), 'large');
  if (estimates.status !== 'measured') throw new Error(estimates.reason);
  return estimates.influence;
}

const few = (plus: number, minus: number): number[] =>
  Array.from({ length: 20 }, (_, at) => (at < plus ? 1 : at < plus + minus ? -1 : 0));

describe('the influence of items', () => {
  test('is how far the gain moves when one is left out', () => {
    const { items } = influenceOf(few(6, 2));
    const gain = (6 - 2 + 0.5) / 20;
    expect(items.up).toHaveLength(3);
    expect(items.up[0]).toMatchObject({ baseline: 0, candidate: 1 });
    expect(items.up[0]?.shift).toBeCloseTo(gain - (6 - 2 + 0.5 - 1) / 19, 12);
    expect(
      items.down
        .map(({ item }) => item)
        .slice(0, 2)
        .sort(),
    ).toEqual(['i6', 'i7']);
    expect(items.down[0]?.shift).toBeCloseTo(gain - (6 - 2 + 0.5 + 1) / 19, 12);
  });

  test('counts the fewest items that carry the gain, whichever way it points', () => {
    expect(influenceOf(few(6, 2)).itemsToZero).toBe(5);
    expect(influenceOf(few(1, 9)).itemsToZero).toBe(8);
    expect(influenceOf(few(20, 0)).itemsToZero).toBeUndefined();
  });

  test('names clusters of several items and what is lost without each of them', () => {
    const { items, clusters } = influenceOf(few(6, 2), at => (at < 4 ? 'first' : at < 8 ? 'second' : undefined));
    const gain = 4.5 / 20;
    expect(clusters?.up).toEqual([expect.objectContaining({ cluster: 'first', items: 4, baseline: 0, candidate: 1 })]);
    expect(clusters?.up[0]?.shift).toBeCloseTo(gain - 0.5 / 16, 12);
    expect(clusters?.down.map(({ cluster }) => cluster)).toEqual(['second']);
    expect(items.up[0]?.cluster).toBe('first');
    expect(influenceOf(few(6, 2)).clusters).toBeUndefined();
  });
});
