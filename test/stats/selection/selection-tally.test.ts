import { describe, expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { scorePatterns } from '../../../src/stats/selection/score-patterns.ts';
import { SelectionTally } from '../../../src/stats/selection/selection-tally.ts';

const tallyOf = (scores: number[][]): SelectionTally => new SelectionTally(accept(scorePatterns(scores)));

describe('the tally of resamples', () => {
  test('compares the winner of a resample with what it is in the data', () => {
    const tally = tallyOf([
      [1, 0, 1, 0],
      [1, 1, 1, 0],
    ]);
    tally.add(Float64Array.of(3, 1), 4, 1); // the first wins, 0.75 against its 0.5
    tally.add(Float64Array.of(0, 4), 4, 3); // the second, 1 against its 0.75
    expect(tally.summary(4)).toMatchObject({
      means: [0.5, 0.75],
      winners: [1],
      naive: 0.75,
      bias: 0.25,
      corrected: 0.5,
      biasError: 0,
      probabilities: [0.25, 0.75],
      expectedMaximum: 0.9375,
      biasOfMaximum: 0.1875,
      firstOfTied: { bias: 0.25, corrected: 0.5 },
    });
  });

  test('shares a tie, decimal fractions included, and gives it to the first beside that', () => {
    const tally = tallyOf([
      [0.3, 0.2],
      [0.1, 0.2],
    ]);
    tally.add(Float64Array.of(0.3, 0.1 + 0.2), 2, 1);
    const { probabilities, bias, firstOfTied } = tally.summary(1);
    expect(probabilities).toEqual([0.5, 0.5]);
    expect(bias).toBeCloseTo(0.15 - 0.2, 14);
    expect(firstOfTied.bias).toBeCloseTo(0.15 - 0.25, 14);
  });

  test('knows its Monte-Carlo error, unless all was enumerated', () => {
    const tally = tallyOf([[1, 0]]);
    for (const sum of [0, 1, 1, 2]) tally.add(Float64Array.of(sum), 2, 1);
    expect(tally.summary(4).biasError).toBeCloseTo(Math.sqrt(0.125 / 4), 14);
    expect(tally.summary('exact').biasError).toBe(0);
  });
});
