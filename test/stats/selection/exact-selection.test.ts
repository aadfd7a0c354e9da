import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { exactSelection, resampleCount } from '../../../src/stats/selection/exact-selection.ts';
import { checkSelection, selectionCases } from '../../support/selection-cases.ts';

/** E*[max θ*] and E*[θ*_k* − θ̂_k*] over all n^n draws, ties averaged, straight from the definition. */
function bruteForce(scores: readonly (readonly number[])[]) {
  const items = (scores[0] as readonly number[]).length;
  const means = scores.map(row => row.reduce((sum, score) => sum + score, 0) / items);
  const draws = items ** items;
  let maximum = 0;
  let bias = 0;
  for (let draw = 0; draw < draws; draw++) {
    const drawn = Array.from({ length: items }, (_, at) => Math.floor(draw / items ** at) % items);
    const resampled = scores.map(row => drawn.reduce((sum, item) => sum + (row[item] as number), 0) / items);
    const largest = Math.max(...resampled);
    const tied = resampled.flatMap((value, k) => (value >= largest - 1e-12 ? [means[k] as number] : []));
    maximum += largest / draws;
    bias += (largest - tied.reduce((sum, mean) => sum + mean, 0) / tied.length) / draws;
  }
  return { maximum, bias };
}

describe('the bootstrap of a selection, enumerated', () => {
  test.each(selectionCases('bootstrap_selection'))('%s agrees with the reference', (_, one) => {
    expect(checkSelection(one)).toEqual([]);
  });

  test('is what all draws one by one give', () => {
    for (const scores of [
      [
        [0.5, 0.7, 0.2, 0.9, 0.4, 0.4],
        [0.6, 0.5, 0.45, 0.7, 0.3, 0.4],
      ],
      [
        [1, 1, 0, 1, 0, 1],
        [1, 0, 1, 1, 0, 1],
        [0, 1, 1, 0, 1, 1],
      ],
    ]) {
      const found = accept(exactSelection(scores));
      const { maximum, bias } = bruteForce(scores);
      expect(found.expectedMaximum).toBeCloseTo(maximum, 12);
      expect(found.bias).toBeCloseTo(bias, 12);
      expect(found.probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    }
  });

  test('draws clusters whole: two equal items each change nothing', () => {
    const scores = [
      [1, 0, 0, 1, 1],
      [0, 0, 1, 1, 0],
    ];
    const doubled = scores.map(row => row.flatMap(score => [score, score]));
    const clusters = Array.from({ length: 10 }, (_, item) => Math.floor(item / 2));
    const [once, twice] = [accept(exactSelection(scores)), accept(exactSelection(doubled, clusters))];
    expect(twice.bias).toBeCloseTo(once.bias, 13);
    expect(twice.probabilities).toEqual(once.probabilities);
  });

  test('divides by the items that were drawn where clusters are unequal', () => {
    // Clusters {1} and {0, 0}: drawn twice the first (mean 1), one of each (⅓) twice, twice the second (0); θ̂ = ⅓.
    const { bias } = accept(exactSelection([[1, 0, 0]], [1, 2, 2]));
    expect(bias).toBeCloseTo((1 + 2 / 3) / 4 - 1 / 3, 14);
  });

  test('finds no bias in one method or in identical ones', () => {
    const scores = [0.3, 0.1, 0.9, 0.4];
    expect(accept(exactSelection([scores])).bias).toBeCloseTo(0, 14);
    const { bias, winners, probabilities } = accept(exactSelection([scores, scores, scores]));
    expect(bias).toBeCloseTo(0, 14);
    expect(winners).toEqual([0, 1, 2]);
    for (const probability of probabilities) expect(probability).toBeCloseTo(1 / 3, 12);
  });

  test('counts resamples before it makes them, and refuses millions', () => {
    expect(resampleCount({ units: 5, patterns: 5 })).toBe(126);
    expect(resampleCount({ units: 1000, patterns: 1 })).toBe(1);
    expect(resampleCount({ units: 100, patterns: 4 })).toBe(176_851);
    expect(resampleCount({ units: 1e7, patterns: 1e7 })).toBeGreaterThan(1e15);
    const items = Array.from({ length: 40 }, (_, item) => Math.sin(item));
    expect(exactSelection([items, items])).toMatchObject({ status: 'refused', code: 'NOT_ACHIEVABLE' });
  });
});
