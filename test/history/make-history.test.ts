import { describe, expect, test } from 'vitest';
import type { History } from '../../src/core/history.ts';
import { makeHistory } from '../../src/history/make-history.ts';
import type { NightRun } from '../../src/history/night-run.ts';
import { factOf, madeSeries } from '../support/made-nights.ts';
import { isRequired, titleOf } from '../support/requirements.ts';

const historyOf = (nights: readonly NightRun[]): History =>
  makeHistory(nights, { suite: 'nightly', alpha: 0.05, draws: 'auto', left: [] });
const changesOf = (nights: readonly NightRun[]) => historyOf(nights).series.flatMap(({ changes }) => changes);

describe('60 nights of a method that decays at night 30', () => {
  test.each([1, 2, 3])('are found out within two weeks, and the night is told (stream %i)', stream => {
    const [change] = changesOf(madeSeries(stream, { count: 60, gainOf: night => (night < 30 ? 0.06 : 0.03) }));
    expect(change?.direction).toBe('fall');
    expect(Math.abs((change?.since ?? 0) - 30)).toBeLessThanOrEqual(1);
    expect((change?.night ?? 99) - 30).toBeLessThanOrEqual(14);
    expect(change?.before).toBeCloseTo(0.06, 1);
  });

  test('stay a finding on every later night: a change point is never the new normal', () => {
    const nights = madeSeries(1, { count: 60, gainOf: night => (night < 30 ? 0.06 : 0) });
    const found = changesOf(nights)[0];
    for (const count of [40, 50]) expect(changesOf(nights.slice(0, count))[0]).toEqual(found);
  });
});

test('a gain that rises is told as a rise', () => {
  expect(changesOf(madeSeries(4, { count: 40, gainOf: night => (night < 20 ? 0 : 0.1) }))).toMatchObject([
    { direction: 'rise' },
  ]);
});

test('all cells, directions and new starts share one error', () => {
  const nights = madeSeries(5, { count: 6, gainOf: () => 0, domains: ['math', 'code', 'chat'] }).map((night, at) => ({
    ...night,
    facts: [factOf('items', at < 3 ? 'a' : 'b')],
  }));
  const { segments, series } = historyOf(nights);
  expect(segments.map(({ tail }) => tail)).toEqual([0.05 / 2 / 6, 0.05 / 6 / 6]);
  expect(series).toHaveLength(6);
});

describe.skipIf(!isRequired('runs'))(titleOf('200 series of 365 nights of nothing', 'runs'), () => {
  test('alarm in at most 5%', { timeout: 600_000 }, () => {
    const alarmed = Array.from({ length: 200 }, (_, at) =>
      madeSeries(`null ${at}`, { count: 365, gainOf: () => 0.05 }),
    ).filter(nights => changesOf(nights).length > 0);
    expect(alarmed.length).toBeLessThanOrEqual(10);
  });
});
