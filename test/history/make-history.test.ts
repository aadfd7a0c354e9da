import { describe, expect, test } from 'vitest';
import type { NightRun } from '../../src/history/night-run.ts';
import { madeHistory } from '../support/made-history.ts';
import { factOf, madeCell, madeSeries, unmeasuredCell } from '../support/made-nights.ts';
import { isRequired, titleOf } from '../support/requirements.ts';

const changesOf = (nights: readonly NightRun[]) => madeHistory(nights).series.flatMap(({ changes }) => changes);

/** Gains of the seeds of the only cell. */
const gainsOf = ({ cells: [cell] }: NightRun): readonly number[] =>
  cell?.status === 'measured' ? Array.from(cell.bySeed?.candidate ?? [], right => right - 0.5) : [];

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
  const { series } = madeHistory(nights);
  const later = series.filter(({ segment }) => segment === 2);
  expect(later.map(({ first, tail }) => [first, tail])).toEqual([4, 4, 4].map(first => [first, 0.05 / 6 / 6]));
  expect(series.filter(({ segment }) => segment === 1).map(({ tail }) => tail)).toEqual(
    [1, 1, 1].map(() => 0.05 / 2 / 6),
  );
});

test('a cell that starts anew alone leaves the others their error, and all tails together never exceed it', () => {
  const nights = madeSeries(6, { count: 9, gainOf: () => 0, domains: ['math', 'code'] }).map((night, at) => ({
    ...night,
    facts: [{ ...factOf('items', at < 3 ? 'a' : at < 6 ? 'b' : 'c'), domain: 'math' }],
  }));
  const { series } = madeHistory(nights);
  expect(series.map(({ domain, first, tail }) => [domain, first, tail])).toEqual([
    ['math', 1, 0.05 / 2 / 4],
    ['math', 4, 0.05 / 6 / 2],
    ['math', 7, 0.05 / 12 / 2],
    ['code', 1, 0.05 / 2 / 4],
  ]);
  expect(series.reduce((sum, { tail }) => sum + 2 * tail, 0)).toBeLessThanOrEqual(0.05);
});

describe('a fall at night 30 is found although', () => {
  const found = (nights: readonly NightRun[]) => {
    const { series } = madeHistory(nights);
    const [change] = series[0]?.changes ?? [];
    expect(series).toHaveLength(1);
    expect(change?.direction).toBe('fall');
    expect(Math.abs((change?.since ?? 0) - 30)).toBeLessThanOrEqual(2);
    return series;
  };
  const decay = (stream: number) => madeSeries(stream, { count: 60, gainOf: night => (night < 30 ? 0.06 : 0.02) });
  const isOdd = (night: number): boolean => night % 14 === 0;

  test('a seed is lost every 14 nights: the night counts', () => {
    const lost = decay(21).map((night, at): NightRun => {
      const seeds = isOdd(at + 1) ? 4 : 5;
      const cells = [madeCell(at + 1, { gains: gainsOf(night).slice(0, seeds) })];
      return { ...night, cells, facts: [{ ...factOf('suite', String(seeds), seeds), moved: 2, isSeen: true }] };
    });
    expect(found(lost)[0]?.points).toHaveLength(60);
  });

  test('its cell fails every 14 nights: the night is a gap', () => {
    const lost = decay(22).map((night, at): NightRun => {
      const fact = { ...factOf('items', 'same'), domain: 'math', isSeen: true } as const;
      return isOdd(at + 1) ? { ...night, cells: [unmeasuredCell()] } : { ...night, facts: [fact] };
    });
    expect(found(lost)[0]?.gaps.map(({ night, kind }) => [night, kind])).toEqual(
      [14, 28, 42, 56].map(night => [night, 'unmeasured']),
    );
  });

  test('one night in between is of another suite, and the nights after it are not', () => {
    const nights = decay(23).map((night, at) => ({ ...night, facts: [factOf('suite', at === 24 ? 'other' : 'own')] }));
    const { series, nights: told } = madeHistory(nights);
    expect(series.map(({ points, changes }) => [points.length, changes.length])).toEqual([
      [59, 1],
      [1, 0],
    ]);
    expect(told[24]?.changes).toHaveLength(1);
  });
});

test('what changed is told against the last night that said something about it', () => {
  const seen = (value: string) => ({ ...factOf('items', value), isSeen: true }) as const;
  const facts = [[seen('a')], [], [seen('b')]];
  const nights = madeSeries(7, { count: 3, gainOf: () => 0 }).map((night, at) => ({
    ...night,
    facts: facts[at] ?? [],
  }));
  expect(madeHistory(nights).nights.map(({ changes }) => changes.length)).toEqual([0, 0, 1]);
});

describe.skipIf(!isRequired('runs'))(titleOf('200 series of 365 nights of nothing', 'runs'), () => {
  test('alarm in at most 5%', { timeout: 600_000 }, () => {
    const alarmed = Array.from({ length: 200 }, (_, at) =>
      madeSeries(`null ${at}`, { count: 365, gainOf: () => 0.05 }),
    ).filter(nights => changesOf(nights).length > 0);
    expect(alarmed.length).toBeLessThanOrEqual(10);
  });
});
