import { describe, expect, test } from 'vitest';
import { OBSERVATION } from '../../../src/stats/sequential/outcome-grid.ts';
import { readState } from '../../../src/stats/sequential/sequence-reading.ts';
import type { SequenceState } from '../../../src/stats/sequential/sequence-state.ts';

const state: SequenceState = {
  version: 1,
  tail: 0.025,
  nights: 3,
  unit: 'item',
  observations: 4,
  histogram: [
    [0, OBSERVATION],
    [80, 3 * OBSERVATION],
  ],
  running: { low: -0.2, high: 0.3 },
  largestLogEValue: Math.log(50),
};
const interval = { low: -0.5, high: 0.5 };

describe('the reading of a sequence', () => {
  test('gives the mean, both intervals and the p-value of the strongest night', () => {
    const found = readState(state, interval, 1);
    expect(found).toMatchObject({ night: 3, observations: 4, mean: -0.0625, interval, running: state.running });
    expect([found.logEValue, found.p]).toEqual([1, expect.closeTo(0.02, 12)]);
  });

  test('refuses a mean of nothing, and intervals that have nothing in common', () => {
    const empty = readState({ ...state, observations: 0, histogram: [], largestLogEValue: 0 }, interval, 0);
    expect([empty.mean, empty.p]).toMatchObject([{ code: 'EMPTY_INPUT' }, 1]);
    const crossed = readState({ ...state, running: { low: 0.1, high: 0 } }, interval, 0);
    expect(crossed.running).toMatchObject({ code: 'NOT_ACHIEVABLE' });
    const point = readState({ ...state, running: { low: 0.1, high: 0.1 } }, interval, 0);
    expect(point.running).toEqual({ low: 0.1, high: 0.1 });
  });

  test('never gives a p-value of 0', () => {
    expect(readState({ ...state, largestLogEValue: 1e5 }, interval, 1e5).p).toBe(Number.MIN_VALUE);
  });
});
