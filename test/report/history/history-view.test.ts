import { expect, test } from 'vitest';
import type { AgreedRun } from '../../../src/core/history.ts';
import { historyView } from '../../../src/report/history/history-view.ts';
import { madeHistory } from '../../support/made-history.ts';
import { factOf, madeSeries, unmeasuredCell } from '../../support/made-nights.ts';

const NIGHTS = madeSeries('blessed', { count: 60, gainOf: () => 0.05, sd: 0.005 });
const gains = [{ rung: '175b', domain: 'math', gain: 0.06, low: 0.04, high: 0.08 }];
const viewOf = (state: AgreedRun['state'] | undefined) => {
  const obstacles = state === 'compared' ? [] : ['was edited'];
  const blessed = state && { path: 'b.json', state, obstacles, changes: [], gains: state === 'compared' ? gains : [] };
  return historyView(madeHistory(NIGHTS, { blessed }));
};

test('the blessed gain has a column where the nights are held against it, and there only', () => {
  expect(viewOf('compared').latest.columns.at(-1)).toBe('Blessed gain, points');
  expect(viewOf('compared').latest.rows[0]?.values.at(-1)).toBe('+6.00 [+4.00, +8.00]');
  for (const state of [undefined, 'missing'] as const) expect(viewOf(state).latest.columns.at(-1)).toBe('Change');
});

test('steady nights are good, unless the blessed run that they are to be held against is none', () => {
  expect(viewOf('compared').tone).toBe('good');
  const view = viewOf('invalid');
  expect(view).toMatchObject({ tone: 'warn', messages: ['No night is held against b.json: was edited.'] });
  expect(view.headline).toContain('No night is held against the blessed run.');
});

test('a new start names its night, what changed, and the cells where it is not all of them', () => {
  const nights = madeSeries('starts', { count: 4, gainOf: () => 0, domains: ['math', 'code'] });
  const messagesOf = (place: { domain?: string }) =>
    historyView(
      madeHistory(
        nights.map((night, at) => ({ ...night, facts: [{ ...factOf('items', at < 2 ? 'a' : 'b'), ...place }] })),
      ),
    ).messages;
  expect(messagesOf({})).toEqual([
    'Night 3 (night-3) is another comparison, and the series starts anew: the items: a → b.',
  ]);
  expect(messagesOf({ domain: 'code' })).toEqual([
    'Night 3 (night-3) is another comparison in 175b × code, and the series starts anew: the items: a → b.',
  ]);
});

test('without any measured night there is nothing to read an interval by, and every cell says why', () => {
  const view = historyView(madeHistory(NIGHTS.slice(0, 2).map(night => ({ ...night, cells: [unmeasuredCell()] }))));
  expect(view.tone).toBe('unknown');
  expect(view.messages).toEqual(['175b × math: not measured in the last night (no outcome in this cell).']);
  expect(view.notes.join(' ')).not.toContain('Each interval');
  expect(view.latest.rows[0]?.values.slice(0, 2)).toEqual(['0', 'none']);
});

test('says what starts a series anew, and what does not', () => {
  const notes = historyView(madeHistory(NIGHTS)).notes.join(' ');
  expect(notes).toContain('the number of seeds that were planned');
  expect(notes).not.toContain('seeds are told and change nothing');
});
