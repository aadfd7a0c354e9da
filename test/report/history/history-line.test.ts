import { expect, test } from 'vitest';
import { historyLine } from '../../../src/report/history/history-line.ts';
import { madeHistory } from '../../support/made-history.ts';
import { madeSeries, unmeasuredCell } from '../../support/made-nights.ts';

const NIGHTS = madeSeries('line', { count: 3, gainOf: () => 0.05, domains: ['math', 'code'] });

test('says what was found over how many nights, and nothing else where nothing is odd', () => {
  expect(historyLine(madeHistory(NIGHTS))).toBe('no fall found over 3 nights of nightly');
  expect(historyLine(madeHistory(NIGHTS.slice(0, 1)))).toBe('no fall found over 1 night of nightly');
});

test('counts cells that fell, directories that were left out, and names what a baseline lacks', () => {
  const fallen = madeSeries('line falls', {
    count: 40,
    gainOf: night => (night < 20 ? 0.2 : 0),
    domains: ['math', 'code'],
  });
  const left = [
    { directory: 'a', kind: 'unreadable', reason: 'r' },
    { directory: 'b', kind: 'other-suite', reason: 'r' },
  ] as const;
  const blessed = { path: 'b.json', state: 'invalid', obstacles: ['was edited'], changes: [], gains: [] } as const;
  expect(historyLine(madeHistory(fallen, { left, blessed }))).toBe(
    'the gain fell in 2 of 2 cells over 40 nights of nightly; 1 left out; b.json: was edited',
  );
});

test('says where nothing, or not all of it, was measured in the last night, or in any', () => {
  const nothing = madeHistory(NIGHTS.map(night => ({ ...night, cells: [unmeasuredCell()] })));
  expect(historyLine(nothing)).toBe(
    'nothing was measured over 3 nights of nightly; the last night has nothing that was measured',
  );
  const [first, second, third] = NIGHTS;
  if (!first || !second || !third) throw new Error('no nights');
  const partly = { ...third, cells: third.cells.map((cell, at) => (at === 0 ? unmeasuredCell() : cell)) };
  expect(historyLine(madeHistory([first, second, partly]))).toBe(
    'no fall found over 3 nights of nightly; 1 of 2 not measured in the last night',
  );
});
