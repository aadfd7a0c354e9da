import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { gapOf, gapOfAll, gapSize, shareOf } from '../../../src/analysis/counts/gap-of.ts';
import { countedRun, referenceRun } from '../../support/counted.ts';

const at = (day: number) => `2026-01-0${day}T00:00:00`;
const references = [
  referenceRun('floor', 0.5, { seed: '1', endedAt: at(1) }),
  referenceRun('floor', 0.6, { seed: '2', endedAt: at(3) }),
  referenceRun('ceiling', 0.7, { seed: '1', endedAt: at(1) }),
  referenceRun('ceiling', 0.9, { seed: '2' }),
];
const run = countedRun({ seed: '2', endedAt: at(2) });
const close = (floor: number, ceiling: number) => ({
  floor: expect.closeTo(floor, 14),
  ceiling: expect.closeTo(ceiling, 14),
});

describe('a run is held against', () => {
  test('the means of all references', () => {
    expect(gapOf(references, 'fixed-all', run)).toEqual(close(0.55, 0.8));
    expect(gapOfAll(references)).toEqual(close(0.55, 0.8));
  });

  test('those known to be older', () => {
    expect(gapOf(references, 'fixed-at-time', run)).toEqual(close(0.5, 0.7));
  });

  test('those of its own seed', () => {
    expect(gapOf(references, 'same-seed', run)).toEqual(close(0.6, 0.9));
  });
});

test('which of two is older depends on no time zone: in the night that clocks go forward, either', () => {
  vi.stubEnv('TZ', 'Europe/Berlin');
  onTestFinished(() => void vi.unstubAllEnvs());
  const [before, after] = ['2026-03-29T02:30:00', '2026-03-29T03:10:00'];
  const older = references.map(reference => ({ ...reference, endedAt: before }));
  expect(gapOf(older, 'fixed-at-time', countedRun({ endedAt: after }))).toEqual(close(0.55, 0.8));
});

test('a run without a believed moment, or as old as its references, has none that are older', () => {
  expect(gapOf(references, 'fixed-at-time', countedRun())).toBeUndefined();
  expect(gapOf(references, 'fixed-at-time', countedRun({ endedAt: 'yesterday' }))).toBeUndefined();
  expect(gapOf(references, 'fixed-at-time', countedRun({ endedAt: at(1) }))).toBeUndefined();
});

test('one of the two alone is no gap', () => {
  expect(gapOfAll(references.slice(0, 2))).toBeUndefined();
  expect(gapOfAll([])).toBeUndefined();
});

test('a gap that is rounding is none, and there are shares of a gap above 0 alone', () => {
  expect(gapSize({ floor: 0.1 + 0.2, ceiling: 0.3 })).toBe(0);
  expect(gapSize({ floor: 0.7, ceiling: 0.5 })).toBeCloseTo(-0.2, 12);
  expect(shareOf(0.6, { floor: 0.5, ceiling: 0.7 })).toBeCloseTo(0.5, 12);
  expect(shareOf(0.6, { floor: 0, ceiling: 5e-324 })).toBeUndefined();
  expect(shareOf(0.6, { floor: 0.7, ceiling: 0.5 })).toBeUndefined();
  expect([shareOf(undefined, { floor: 0, ceiling: 1 }), shareOf(1, undefined)]).toEqual([undefined, undefined]);
});
