import { expect, test } from 'vitest';
import { contrastMethods, positiveGap } from '../../../src/analysis/counts/contrast-methods.ts';
import { meanOverSeeds } from '../../../src/analysis/counts/mean-over-seeds.ts';
import { summarizeMethod } from '../../../src/analysis/counts/summarize-method.ts';
import type { CountedRun } from '../../../src/core/counts.ts';
import type { CountedReference, SeedMean } from '../../../src/core/counts-result.ts';
import { runsOf, SETTINGS } from '../../support/counted.ts';

const reference = (role: CountedReference['role'], values: readonly number[]): CountedReference => ({
  role,
  accuracy: meanOverSeeds(values) as SeedMean,
  subsets: [],
});
const context = {
  floor: reference('floor', [0.49, 0.5, 0.51]),
  ceiling: reference('ceiling', [0.69, 0.7, 0.71]),
  settings: SETTINGS,
};
const method = (runs: readonly CountedRun[]) => ({
  runs,
  summary: summarizeMethod(runs, { references: [], alpha: 0.05 }),
});
const plain = method(runsOf('plain', [60, 58, 62]));
const tuned = method(runsOf('tuned', [63, 60, 65]));

test('paired methods have their difference in points and in shares of the gap', () => {
  const found = contrastMethods(tuned, plain, context);
  expect(found).toMatchObject({
    method: 'tuned',
    baseline: 'plain',
    status: 'paired',
    seeds: ['1', '2', '3'],
    difference: { mean: expect.closeTo(0.08 / 3, 12) },
    inPgr: { gap: expect.closeTo(0.2, 12), mean: expect.closeTo(0.4 / 3, 12), set: { status: 'resolved' } },
    itemError: { items: 100 },
  });
});

test('without floor and ceiling, or with the ceiling below, there is a difference and no share of a gap', () => {
  for (const given of [{ floor: context.floor }, { floor: context.ceiling, ceiling: context.floor }]) {
    expect(positiveGap(given)).toBeUndefined();
    expect(contrastMethods(tuned, plain, { ...given, settings: SETTINGS })).toMatchObject({
      status: 'paired',
      inPgr: undefined,
      itemErrorPgr: undefined,
    });
  }
});

test('one reference of each has a share and no set', () => {
  const single = { floor: reference('floor', [0.5]), ceiling: reference('ceiling', [0.7]), settings: SETTINGS };
  expect(contrastMethods(tuned, plain, single)).toMatchObject({
    inPgr: { gap: expect.closeTo(0.2, 12), set: undefined },
  });
});

test('runs whose seeds are doubted are not paired: their means differ, with no error', () => {
  const doubted = method(runsOf('typed', [70, 70], { isPairable: false }));
  expect(contrastMethods(doubted, plain, context)).toMatchObject({
    status: 'unpaired',
    reason: 'the seeds of typed are not believed to be its own',
    means: expect.closeTo(0.1, 12),
  });
});

test('runs under other seeds, and a baseline that is not there, leave nothing to pair', () => {
  const others = method(runsOf('tuned', [63, 60]).map((run, at) => ({ ...run, seed: `other ${at}` })));
  expect(contrastMethods(others, plain, context)).toMatchObject({ reason: 'no seed has a believed accuracy of both' });
  expect(contrastMethods(tuned, undefined, context)).toMatchObject({
    reason: 'the baseline has no run here',
    means: undefined,
  });
});

test('methods counted on test sets of other sizes have no common item error', () => {
  expect(contrastMethods(method(runsOf('tuned', [63], { total: 90 })), plain, context).itemError).toBeUndefined();
});
