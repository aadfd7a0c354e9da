import { expect, test } from 'vitest';
import { isLastNightWhole, lastNight } from '../../../src/report/history/last-night.ts';
import { madeHistory } from '../../support/made-history.ts';
import { madeNight, madeSeries, unmeasuredCell } from '../../support/made-nights.ts';

const NIGHTS = madeSeries('last', { count: 3, gainOf: () => 0.05, domains: ['math', 'code'] });
const lastOf = (cells: (typeof NIGHTS)[number]['cells']) => {
  const history = madeHistory([...NIGHTS, madeNight(4, { cells })]);
  const { measured, planned, unmeasured } = lastNight(history);
  return [measured, planned, unmeasured.length, isLastNightWhole(history)];
};
const fresh = madeSeries('fresh', { count: 1, gainOf: () => 0.05, domains: ['math', 'code'] })[0]?.cells ?? [];

test('a night is whole where every cell that it was to measure was measured, and any says something new', () => {
  expect(lastOf(fresh)).toEqual([2, 2, 0, true]);
  expect(lastOf([...fresh.slice(0, 1), ...(NIGHTS[2]?.cells.slice(1) ?? [])])).toEqual([1, 2, 0, true]);
});

test('it is not whole where a cell was not measured, all are repeated, or there is none', () => {
  expect(lastOf([unmeasuredCell(), ...fresh.slice(1)])).toEqual([1, 2, 1, false]);
  expect(lastOf(NIGHTS[2]?.cells ?? [])).toEqual([0, 2, 0, false]);
  expect(lastOf([])).toEqual([0, 0, 0, false]);
});

test('a cell that the study has given up is not missed', () => {
  expect(lastOf(fresh.slice(0, 1))).toEqual([1, 1, 0, true]);
});
