import { describe, expect, test } from 'vitest';
import { accept, isRefused } from '../../../src/core/refusal.ts';
import { addNight } from '../../../src/stats/sequential/add-night.ts';
import { OBSERVATION } from '../../../src/stats/sequential/outcome-grid.ts';
import { checkState, type SequenceState, startSequence } from '../../../src/stats/sequential/sequence-state.ts';

const fresh = accept(startSequence(0.025));
const later = accept(addNight(fresh, { candidate: [1, 0, 0.3], baseline: [0, 0, 0.9] })).state;

describe('the state of a sequence', () => {
  test('starts with nothing known', () => {
    expect(startSequence(0.1)).toEqual({ ...fresh, tail: 0.1 });
    expect(startSequence(0.1)).toMatchObject({ nights: 0, observations: 0, histogram: [], unit: 'undecided' });
    expect(startSequence(0.1)).toMatchObject({ running: { low: -1, high: 1 }, largestLogEValue: 0 });
  });

  test.each([0, 0.5, -0.1, Number.NaN])('is refused for a one-sided error of %s', tail => {
    const found = startSequence(tail);
    expect(isRefused(found) && [found.code, found.argument]).toEqual(['OUT_OF_RANGE', 'tail']);
  });

  test('is sound from the start and after a night, and after a way through a file', () => {
    for (const state of [fresh, later]) {
      expect(checkState(state)).toBeUndefined();
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    }
  });

  const rows = later.histogram;
  test.each<[string, Partial<SequenceState>]>([
    ['version', { version: 2 as 1 }],
    ['tail', { tail: 0.5 }],
    ['nights', { nights: -1 }],
    ['nights', { nights: 1.5 }],
    ['nights', { nights: 0 }],
    ['tail', { tail: '0.025' as unknown as number }],
    ['histogram', { histogram: null as unknown as [] }],
    ['histogram', { histogram: [3 as unknown as [number, number]] }],
    ['running', { running: null as unknown as { low: number; high: number } }],
    ['running', { running: { low: '0', high: 1 } as unknown as { low: number; high: number } }],
    ['running', { running: { low: 0.99, high: 1 } }],
    ['running', { running: { low: -1, high: -0.99 } }],
    ['largestLogEValue', { largestLogEValue: 50 }],
    ['largestLogEValue', { largestLogEValue: '1' as unknown as number }],
    ['unit', { unit: 'undecided' }],
    ['unit', { observations: 0, histogram: [] }],
    ['unit', { unit: 'night' as 'item' }],
    ['observations', { observations: -3 }],
    ['observations', { observations: 2 ** 34 }],
    ['observations', { observations: 2.5, histogram: [[64, 2.5 * OBSERVATION]] }],
    ['histogram', { histogram: [] }],
    ['histogram', { histogram: rows.toReversed() }],
    ['histogram', { histogram: [[64, 4 * OBSERVATION]] }],
    ['histogram', { histogram: [[129, 3 * OBSERVATION]] }],
    ['histogram', { histogram: [[-1, 3 * OBSERVATION]] }],
    ['histogram', { histogram: [[0.5, 3 * OBSERVATION]] }],
    [
      'histogram',
      {
        histogram: [
          [3, 0],
          [64, 3 * OBSERVATION],
        ],
      },
    ],
    [
      'histogram',
      {
        histogram: [
          [3, -OBSERVATION],
          [64, 4 * OBSERVATION],
        ],
      },
    ],
    [
      'histogram',
      {
        histogram: [
          [3, 3 * OBSERVATION - 0.5],
          [64, 0.5],
        ],
      },
    ],
    ['running', { running: { low: -1.1, high: 1 } }],
    ['running', { running: { low: 1.1, high: 1 } }],
    ['running', { running: { low: -1, high: 1.1 } }],
    ['running', { running: { low: -1, high: Number.NaN } }],
    ['largestLogEValue', { largestLogEValue: -1 }],
    ['largestLogEValue', { largestLogEValue: Number.POSITIVE_INFINITY }],
  ])('is refused with a %s that no nights lead to', (part, change) => {
    const broken = { ...later, ...change };
    const found = checkState(broken);
    expect(found && [found.code, found.argument]).toEqual(['OUT_OF_RANGE', `state.${part}`]);
    expect(addNight(broken, { candidate: [], baseline: [] })).toEqual(found);
  });
});
