import { expect, test } from 'vitest';
import type { BlessedGain } from '../../../src/core/history.ts';
import { makeHistory } from '../../../src/history/make-history.ts';
import { historyView } from '../../../src/report/history/history-view.ts';
import { madeSeries } from '../../support/made-nights.ts';

const NIGHTS = madeSeries('blessed', { count: 60, gainOf: () => 0.05, sd: 0.005 });
const messagesOf = (...gains: readonly Partial<BlessedGain>[]): readonly string[] => {
  const blessed = { path: 'b.json', gains: gains.map(one => ({ rung: '175b', domain: 'math', gain: 0, ...one })) };
  return historyView(makeHistory(NIGHTS, { suite: 'nightly', alpha: 0.05, draws: 'auto', left: [], blessed })).messages;
};

test('a gain whose sequence lies below, or above, the blessed interval is told, and one that meets it is not', () => {
  expect(messagesOf({ gain: 0.3, low: 0.25, high: 0.35 })[0]).toContain('is below the blessed [+25.00, +35.00]');
  expect(messagesOf({ gain: -0.3, low: -0.35, high: -0.25 })[0]).toContain('is above the blessed');
  expect(messagesOf({ gain: 0.06, low: 0.04, high: 0.08 })).toEqual([]);
});

test('a blessed cell that is not measured any more is told', () => {
  expect(messagesOf({ domain: 'code', gain: 0.1 })).toEqual([
    '175b × code: blessed at +10.00 points, and not measured since.',
  ]);
});
