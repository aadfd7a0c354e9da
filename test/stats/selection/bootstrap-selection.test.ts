import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { bootstrapSelection } from '../../../src/stats/selection/bootstrap-selection.ts';
import { exactSelection } from '../../../src/stats/selection/exact-selection.ts';

const rng = () => createRng(5, 'selection');

/** Outcomes of methods that are right with these chances. */
function outcomes(chances: readonly number[], items: number): number[][] {
  const chance = createRng(6, 'outcomes');
  return chances.map(share => Array.from({ length: items }, () => (chance.uniform() < share ? 1 : 0)));
}

describe('the bootstrap of a selection', () => {
  test.each([
    ['by patterns', outcomes([0.5, 0.55], 100)],
    [
      'by items',
      [Array.from({ length: 10 }, (_, at) => Math.sin(at)), Array.from({ length: 10 }, (_, at) => Math.cos(at))],
    ],
  ])('drawn %s agrees with the enumeration within its own error', (_, scores) => {
    const exact = accept(exactSelection(scores));
    const drawn = accept(bootstrapSelection(scores, { replicates: 20_000, rng: rng() }));
    expect(drawn.replicates).toBe(20_000);
    expect(drawn.biasError).toBeGreaterThan(0);
    expect(Math.abs(drawn.bias - exact.bias)).toBeLessThan(4.5 * drawn.biasError);
    drawn.probabilities.forEach((probability, k) => {
      expect(Math.abs(probability - (exact.probabilities[k] as number))).toBeLessThan(4.5 * Math.sqrt(0.25 / 20_000));
    });
  });

  test('is enumerated where that is no more work', () => {
    const scores = [
      [1, 0, 1, 1],
      [0, 1, 1, 0],
    ];
    const found = bootstrapSelection(scores, { replicates: 9999, rng: rng() });
    expect(found).toEqual(exactSelection(scores));
    expect(found).toMatchObject({ replicates: 'exact' });
  });

  test('is the same to the byte for any order of items', () => {
    const scores = outcomes([0.5, 0.5, 0.6], 400);
    const once = bootstrapSelection(scores, { replicates: 200, rng: rng() });
    const turned = scores.map(row => row.toReversed());
    expect(bootstrapSelection(turned, { replicates: 200, rng: rng() })).toEqual(once);
  });

  test('items in more than one block are drawn as often as they should be', () => {
    const items = 20_000;
    const scores = [Array.from({ length: items }, (_, at) => at), Array.from({ length: items }, (_, at) => -at)];
    const { expectedMaximum, naive, biasError } = accept(bootstrapSelection(scores, { replicates: 100, rng: rng() }));
    expect(biasError).toBeCloseTo(items / Math.sqrt(12 * items * 100), 0);
    expect(Math.abs(expectedMaximum - naive)).toBeLessThan(4.5 * biasError);
  });

  test('resampling whole clusters finds more bias than single items where these go together', () => {
    const scores = outcomes([0.5, 0.5, 0.5, 0.5], 50).map(row => row.flatMap(score => [score, score, score, score]));
    const clusters = Array.from({ length: 200 }, (_, item) => Math.floor(item / 4));
    const items = accept(bootstrapSelection(scores, { replicates: 4000, rng: rng() }));
    const whole = accept(bootstrapSelection(scores, { replicates: 4000, rng: rng(), clusters }));
    expect(whole.bias).toBeGreaterThan(1.5 * items.bias);
  });

  test('clusters of unequal sizes, drawn, agree with the enumeration within their own error', () => {
    const scores = outcomes([0.5, 0.6], 24);
    const clusters = Array.from({ length: 24 }, (_, item) => Math.floor(Math.sqrt(3 * item)));
    const exact = accept(exactSelection(scores, clusters));
    const drawn = accept(bootstrapSelection(scores, { replicates: 5000, rng: rng(), clusters }));
    expect([exact.replicates, drawn.replicates]).toEqual(['exact', 5000]);
    expect(Math.abs(drawn.bias - exact.bias)).toBeLessThan(4.5 * drawn.biasError);
    expect(Math.abs(drawn.expectedMaximum - exact.expectedMaximum)).toBeLessThan(0.02);
  });

  test('never has less bias of the winner than of the maximum', () => {
    const found = accept(bootstrapSelection(outcomes([0.5, 0.52, 0.48], 300), { replicates: 2000, rng: rng() }));
    expect(found.bias).toBeGreaterThanOrEqual(found.biasOfMaximum);
  });

  test.each([
    ['no draws', [[1, 0]], 0, undefined, 'OUT_OF_RANGE'],
    ['no methods', [], 100, undefined, 'EMPTY_INPUT'],
    ['one cluster', [[1, 0]], 100, [1, 1], 'TOO_FEW_CLUSTERS'],
  ])('%s are refused', (_, scores, replicates, clusters, code) => {
    expect(bootstrapSelection(scores, { replicates, rng: rng(), clusters })).toMatchObject({ status: 'refused', code });
  });
});
