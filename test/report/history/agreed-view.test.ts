import { expect, test } from 'vitest';
import type { AgreedGain, AgreedRun } from '../../../src/core/history.ts';
import { agreedView } from '../../../src/report/history/agreed-view.ts';
import { madeHistory } from '../../support/made-history.ts';
import { madeSeries } from '../../support/made-nights.ts';

const NIGHTS = madeSeries('blessed', { count: 60, gainOf: () => 0.05, sd: 0.005 });
const BLESSED: AgreedRun = {
  path: 'b.json',
  state: 'compared',
  obstacles: [],
  changes: [],
  blessed: { planHash: 'a'.repeat(64), hash: 'b'.repeat(64), measuredAt: '2026-01-01', blessedAt: '2026-01-02' },
  gains: [],
};
const GAIN: AgreedGain = { rung: '175b', domain: 'math', gain: 0.06, low: 0.04, high: 0.08 };
const viewOf = (blessed: AgreedRun | undefined) => agreedView(madeHistory(NIGHTS, { blessed }));
const viewAt = (...gains: readonly Partial<AgreedGain>[]) =>
  viewOf({ ...BLESSED, gains: gains.map(one => ({ ...GAIN, ...one })) });

test('a gain whose sequence lies below, or above, the blessed interval is told, and one that meets it is not', () => {
  const below = viewAt({ gain: 0.3, low: 0.25, high: 0.35 });
  expect(below.messages[0]).toContain('is below the blessed [+25.00, +35.00]');
  expect(below.warning).toBe(' In 1 cell the gain is below the blessed one.');
  const above = viewAt({ gain: -0.3, low: -0.35, high: -0.25 });
  expect([above.messages[0], above.warning]).toEqual([expect.stringContaining('is above the blessed'), '']);
  expect(viewAt({})).toMatchObject({ messages: [], warning: '' });
});

test('a blessed cell that is not measured any more is told', () => {
  expect(viewAt({ domain: 'code', gain: 0.1 }).messages).toEqual([
    '175b × code: blessed at +10.00 points, and not measured since.',
  ]);
});

test('blessed gains stand beside their cells, with when they were blessed and what changed since', () => {
  const { gainOf, notes, messages } = viewOf({
    ...BLESSED,
    gains: [GAIN],
    changes: ['it was blessed with carryover 0'],
  });
  expect(gainOf?.(GAIN)).toBe('+6.00 [+4.00, +8.00]');
  expect(gainOf?.({ rung: '6b', domain: 'math' })).toBe('–');
  expect(notes).toEqual([
    expect.stringMatching(/that of b\.json: measured 2026-01-01, blessed 2026-01-02, plan aaaaaaaa\./),
  ]);
  expect(messages).toEqual(['b.json: it was blessed with carryover 0.']);
});

test('a baseline that cannot be looked at is never silent: every reason is told, and the headline says so', () => {
  const view = viewOf({ ...BLESSED, state: 'incomparable', obstacles: ['other items', 'another suite'] });
  expect(view.messages).toEqual([
    'No night is held against b.json: other items.',
    'No night is held against b.json: another suite.',
  ]);
  expect([view.warning, view.gainOf]).toEqual([' No night is held against the blessed run.', undefined]);
});

test('without a baseline nothing is said', () => {
  expect(viewOf(undefined)).toEqual({ messages: [], notes: [], warning: '' });
});
