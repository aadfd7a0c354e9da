import { expect, test } from 'vitest';
import { findWorkloads } from '../../../scripts/bench/find-workloads.ts';
import { median, type Row } from '../../../scripts/bench/measure.ts';
import { isMet, renderTable, replaceSection } from '../../../scripts/bench/render.ts';

const row: Row = {
  id: 'W9-sums',
  group: 'W9',
  title: 'sums',
  size: 1000,
  threads: 1,
  rounds: 5,
  wall: 2.5,
  cpu: 2,
  peakMib: 90,
  limitMs: undefined,
  peers: [{ name: 'abacus', wall: 60, cpu: 50, share: 0.1, ratio: 25, atLeast: 20 }],
  absent: [],
};

test('a median of an even number of values is the middle between two', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
});

test('a row says what both took, marks what was scaled up, and whether the goal is met', () => {
  expect(renderTable([row]).split('\n').at(-1)).toBe(
    '| sums | 1,000 | 2.00 (2.50) | 90 | abacus | ~50.0 (~60.0) | ~25.0× | 20.0× | yes |',
  );
  expect(isMet(row)).toBe(true);
});

test('a goal is missed by a ratio, by a limit on the time, and by memory', () => {
  const [peer] = row.peers;
  expect(isMet({ ...row, peers: peer ? [{ ...peer, ratio: 19 }] : [] })).toBe(false);
  expect(isMet({ ...row, limitMs: 1 })).toBe(false);
  expect(isMet({ ...row, peakMib: 201 })).toBe(false);
});

test('a peer that is not installed is named', () => {
  expect(renderTable([{ ...row, peers: [], absent: ['abacus'] }])).toContain('abacus: peer not installed');
});

test('a section of the page is replaced, and one that is absent is an error', () => {
  const page = 'a\n<!-- bench W9 -->\nold\n<!-- /bench W9 -->\nb';
  expect(replaceSection(page, 'W9', 'new')).toBe('a\n<!-- bench W9 -->\nnew\n<!-- /bench W9 -->\nb');
  expect(() => replaceSection(page, 'W8', 'new')).toThrow('W8');
});

test('every workload has a name of its own', async () => {
  const names = (await findWorkloads()).map(({ id }) => id);
  expect(new Set(names).size).toBe(names.length);
});
