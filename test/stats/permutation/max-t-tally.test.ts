import { describe, expect, test } from 'vitest';
import { maxTTally } from '../../../src/stats/permutation/max-t-tally.ts';

const CELLS = [
  { observed: 2, tolerance: 0.01, weight: 1 },
  { observed: -6, tolerance: 0.01, weight: 0.5 },
  { observed: 1, tolerance: 0.01, weight: 1 },
];

/** Four arrangements; the last entries are beyond the count. */
const SUMS = [
  Float64Array.of(2, -2, 0, 1.995, 9),
  Float64Array.of(-6, 6, 2, 0, 9),
  Float64Array.of(1, -1, 0.5, 1.5, 9),
];

describe('the tally of max-t', () => {
  test('one-sided: statistics with their sign, sums within the tolerance as ties', () => {
    const tally = maxTTally(CELLS, false);
    tally.add(SUMS, 4);
    // Statistics 2, −3, 1. Maxima over all: 2, 3, 1, 1.995; without cell 0: 1, 3, 1, 1.5; of cell 1 alone: −3, 3, 1, 0.
    expect(tally.hits()).toEqual({
      raw: Float64Array.of(2, 4, 2),
      singleStep: Float64Array.of(3, 4, 4),
      stepDown: Float64Array.of(3, 4, 4),
    });
  });

  test('two-sided: sizes', () => {
    const tally = maxTTally(CELLS, true);
    tally.add(SUMS, 4);
    // Statistics 2, 3, 1. Maxima over all: 3, 3, 1, 1.995; without cell 1: 2, 2, 0.5, 1.995; of cell 2 alone: 1, 1, 0.5, 1.5.
    expect(tally.hits()).toEqual({
      raw: Float64Array.of(3, 2, 3),
      singleStep: Float64Array.of(3, 2, 4),
      stepDown: Float64Array.of(3, 2, 3),
    });
  });

  test('blocks add up, whatever their sizes', () => {
    const [whole, parts] = [maxTTally(CELLS, true), maxTTally(CELLS, true)];
    whole.add(SUMS, 4);
    for (const [from, to] of [
      [0, 1],
      [1, 4],
    ]) {
      const part = SUMS.map(sums => sums.slice(from, to));
      parts.add(part, part[0]?.length ?? 0);
    }
    expect(parts.hits()).toEqual(whole.hits());
  });

  test('the step of a smaller statistic never undercuts that of a larger one', () => {
    const tally = maxTTally(
      [
        { observed: 3, tolerance: 0, weight: 1 },
        { observed: 2.9, tolerance: 0, weight: 1 },
      ],
      false,
    );
    tally.add([Float64Array.of(3, 4, 5), Float64Array.of(2.9, 0, 0)], 3);
    expect(tally.hits().stepDown).toEqual(Float64Array.of(3, 3));
  });
});
