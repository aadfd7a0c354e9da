import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { drawHalves } from '../../../src/stats/selection/draw-halves.ts';
import { splitSample } from '../../../src/stats/selection/split-sample.ts';
import { checkSelection, selectionCases } from '../../support/selection-cases.ts';

describe('a split sample', () => {
  test.each(selectionCases('split_sample'))('%s agrees with the reference', (_, one) => {
    expect(checkSelection(one)).toEqual([]);
  });

  test('selects on one half and estimates on the other', () => {
    const scores = [
      [1, 1, 0, 0, 1],
      [0, 0, 1, 1, 0],
    ];
    expect(splitSample(scores, [0, 0, 1, 1, 1])).toEqual({
      first: { winners: [0], estimate: 1 / 3 },
      second: { winners: [1], estimate: 0 },
      crossFit: 1 / 6,
      naive: 0.6,
    });
  });

  test('averages ties unless told to take the first', () => {
    const scores = [
      [1, 0, 0, 0],
      [0, 1, 1, 1],
    ];
    expect(accept(splitSample(scores, [0, 0, 1, 1])).first).toEqual({ winners: [0, 1], estimate: 0.5 });
    expect(accept(splitSample(scores, [0, 0, 1, 1], 'first')).first).toEqual({ winners: [0], estimate: 0 });
  });

  test('is unbiased where the best of all items is not', () => {
    const rng = createRng(8, 'split');
    let held = 0;
    let naive = 0;
    const runs = 2000;
    for (let run = 0; run < runs; run++) {
      const scores = Array.from({ length: 8 }, () => Array.from({ length: 40 }, () => (rng.uniform() < 0.6 ? 1 : 0)));
      const found = accept(splitSample(scores, scores[0]?.map((_, item) => item % 2) ?? []));
      held += found.crossFit / runs;
      naive += found.naive / runs;
    }
    // One estimate has a standard error of √(.24/20)/√2 at most.
    expect(Math.abs(held - 0.6)).toBeLessThan(4 * Math.sqrt(0.24 / 40 / runs) * Math.SQRT2);
    expect(naive).toBeGreaterThan(0.68);
  });

  test.each([
    ['a half that is neither', [0, 1, 2], 'NOT_BINARY', 'half'],
    ['a half without items', [1, 1, 1], 'TOO_FEW_OBSERVATIONS', 'half'],
    ['an item without a half', [0, 1], 'LENGTH_MISMATCH', 'half'],
  ])('%s is refused', (_, half, code, argument) => {
    expect(splitSample([[1, 0, 1]], half)).toMatchObject({ status: 'refused', code, argument });
  });

  test('refuses methods scored on different items', () => {
    expect(splitSample([[1, 0], [1]], [0, 1])).toMatchObject({ code: 'LENGTH_MISMATCH', argument: 'scores' });
  });

  test('goes with halves drawn at random', () => {
    const half = accept(drawHalves([1, 2, 3, 4], createRng(1, 'halves')));
    expect(accept(splitSample([[1, 1, 1, 1]], half)).crossFit).toBe(1);
  });
});
