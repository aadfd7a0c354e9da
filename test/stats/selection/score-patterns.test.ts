import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { scorePatterns } from '../../../src/stats/selection/score-patterns.ts';

describe('the distinct items of a search', () => {
  test('are counted in lexicographic order', () => {
    const found = accept(
      scorePatterns([
        [1, 0, 1, 0, 1],
        [0, 1, 0, 0, 1],
      ]),
    );
    expect(found).toMatchObject({ methods: 2, patterns: 4, units: 5, scale: 1 });
    expect([...found.sums]).toEqual([0, 0, 1, 1, 0, 1, 0, 1]);
    expect([...found.counts]).toEqual([1, 1, 2, 1]);
    expect([...found.sizes]).toEqual([1, 1, 1, 1]);
  });

  test('are the same to the byte for any order of items, signed zeros included', () => {
    const scores = [
      [0.3, 0.1, 0, 0.3, 0.2],
      [0.1, 0.2, 0.5, 0.1, 0],
    ];
    const turned = scores.map(row => row.toReversed().map(score => (score === 0 ? -0 : score)));
    const [once, again] = [accept(scorePatterns(scores)), accept(scorePatterns(turned))];
    expect([...again.sums].map(sum => sum + 0)).toEqual([...once.sums]);
    expect(again.counts).toEqual(once.counts);
    expect(once.patterns).toBe(4);
  });

  test('are whole clusters where there are any', () => {
    const found = accept(
      scorePatterns(
        [
          [1, 0, 1, 1, 1],
          [1, 1, 0, 0, 0],
        ],
        [7, -2, 7, 30, 30],
      ),
    );
    expect(found).toMatchObject({ patterns: 3, units: 3 });
    expect([...found.sums]).toEqual([0, 2, 2, 1, 0, 1]);
    expect([...found.sizes]).toEqual([1, 2, 2]);
  });

  test.each([
    ['a cluster too few', [1, 2], 'LENGTH_MISMATCH'],
    ['an item without a cluster', [1, Number.NaN, 2], 'MISSING_CLUSTER'],
    ['one cluster', [4, 4, 4], 'TOO_FEW_CLUSTERS'],
  ])('%s is refused', (_, clusters, code) => {
    expect(scorePatterns([[1, 0, 1]], clusters)).toMatchObject({ status: 'refused', code, argument: 'clusters' });
  });

  test('refuses scores that are not', () => {
    expect(scorePatterns([[1, 0], [1]])).toMatchObject({ code: 'LENGTH_MISMATCH', argument: 'scores' });
  });
});
