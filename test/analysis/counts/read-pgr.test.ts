import { describe, expect, test } from 'vitest';
import { readPgr } from '../../../src/analysis/counts/read-pgr.ts';
import { countedRun, referenceRun, runsOf, smallArchive } from '../../support/counted.ts';

const { references } = smallArchive();
const context = { references, alpha: 0.05 };
const byName = (runs: Parameters<typeof readPgr>[0], given = context) =>
  Object.fromEntries(readPgr(runs, given).map(reading => [reading.definition, reading]));

test('all definitions come in one order, with a reason where one has nothing to go by', () => {
  const readings = readPgr(runsOf('plain', [60]), { references: [], alpha: 0.05 });
  expect(readings.map(({ definition, status }) => [definition, status])).toEqual([
    ['as-stated', 'none'],
    ['fixed-all', 'none'],
    ['fixed-at-time', 'none'],
    ['same-seed', 'none'],
  ]);
});

test('against common references the mean of ratios is the ratio of means', () => {
  // Floor .5, ceiling .7: (.6 − .5)/.2, (.58 − .5)/.2, (.62 − .5)/.2.
  const { 'fixed-all': fixed } = byName(runsOf('plain', [60, 58, 62]));
  expect(fixed).toMatchObject({
    status: 'measured',
    of: 3,
    doubtfulSeeds: 0,
    pgr: { runs: 3, mean: expect.closeTo(0.5, 12), sd: expect.closeTo(0.1, 12) },
    ratioOfMeans: expect.closeTo(0.5, 12),
    set: { status: 'resolved', point: expect.closeTo(0.5, 12) },
  });
});

test('against references of the same seed the two differ where gaps do', () => {
  const uneven = [
    referenceRun('floor', 0.5, { seed: '1' }),
    referenceRun('ceiling', 0.6, { seed: '1' }),
    referenceRun('floor', 0.5, { seed: '2' }),
    referenceRun('ceiling', 0.9, { seed: '2' }),
  ];
  const { 'same-seed': own } = byName(runsOf('plain', [60, 60]), { references: uneven, alpha: 0.05 });
  // Ratios 1 and .25; means .1 over .25.
  expect(own).toMatchObject({ pgr: { mean: expect.closeTo(0.625, 12) }, ratioOfMeans: expect.closeTo(0.4, 12) });
  expect(own).not.toHaveProperty('set', expect.anything());
});

test('runs without a gap of their own are missed in the number of runs, never silently', () => {
  const { 'same-seed': own } = byName(runsOf('plain', [60, 60, 60, 60]));
  expect(own).toMatchObject({ status: 'measured', of: 4, pgr: { runs: 3 } });
  const flipped = [referenceRun('floor', 0.7), referenceRun('ceiling', 0.5)];
  expect(byName(runsOf('plain', [60]), { references: flipped, alpha: 0.05 })['fixed-all']).toMatchObject({
    status: 'none',
    reason: expect.stringContaining('not above the floor'),
  });
});

test('what files state is averaged as it is, with the runs whose seed is doubted counted', () => {
  const runs = [
    countedRun({ statedPgr: 0.2 }),
    countedRun({ statedPgr: 0.4, seed: '2', isPairable: false }),
    countedRun(),
  ];
  expect(byName(runs)['as-stated']).toEqual({
    definition: 'as-stated',
    status: 'measured',
    of: 3,
    doubtfulSeeds: 1,
    agreesWith: [],
    pgr: expect.objectContaining({ runs: 2, mean: expect.closeTo(0.3, 12) }),
  });
});

test('one run, or one reference, has a value and no set', () => {
  expect(byName(runsOf('plain', [60]))['fixed-all']).toMatchObject({ status: 'measured', set: undefined });
});

describe('what files state agrees with', () => {
  const early = { endedAt: '2026-01-01T00:00:00' };
  const late = { endedAt: '2026-01-03T00:00:00' };
  const moved = [
    referenceRun('floor', 0.5, { seed: '1', ...early }),
    referenceRun('ceiling', 0.7, { seed: '1', ...early }),
    referenceRun('floor', 0.52, { seed: '2', ...late }),
    referenceRun('ceiling', 0.72, { seed: '2', ...late }),
  ];
  const stated = (statedPgr: number) => {
    const run = countedRun({ seed: '2', correct: 60, statedPgr, endedAt: '2026-01-02T00:00:00' });
    const { 'as-stated': reading } = byName([run], { references: moved, alpha: 0.05 });
    return reading?.status === 'measured' ? reading.agreesWith : undefined;
  };

  test('the references of the time, where later ones moved the mean', () => {
    expect(stated(0.1 / 0.2)).toEqual(['fixed-at-time']);
    expect(stated((0.6 - 0.51) / 0.2)).toEqual(['fixed-all']);
    expect(stated((0.6 - 0.52) / 0.2)).toEqual(['same-seed']);
  });

  test('the nearest by rounding, or none', () => {
    expect(stated(0.5004)).toEqual(['fixed-at-time']);
    expect(stated(0.9)).toEqual([]);
  });
});
