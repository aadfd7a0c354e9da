import { expect, test } from 'vitest';
import { adjustContrasts } from '../../../src/analysis/counts/adjust-contrasts.ts';
import { compareSeeds, pairSeeds } from '../../../src/analysis/counts/compare-seeds.ts';
import type { OpenContrast } from '../../../src/analysis/counts/contrast-methods.ts';
import { runsOf } from '../../support/counted.ts';

const LEVELS = { alpha: 0.05, power: 0.8 };

const contrast = (method: readonly number[], baseline: readonly number[]): OpenContrast => ({
  method: 'tuned',
  baseline: 'plain',
  inPgr: undefined,
  ...compareSeeds(pairSeeds(runsOf('tuned', method), runsOf('plain', baseline)), LEVELS),
});
const unpaired: OpenContrast = { method: 'typed', baseline: 'plain', status: 'unpaired', reason: 'doubted' };
const strong = contrast([61, 62, 63, 64, 65], [60, 60, 60, 60, 60]);
const weak = contrast([61, 62, 63, 59, 62], [60, 60, 60, 60, 61]);

test('a contrast that could not be tested still counts in the family', () => {
  const [first, second, third] = adjustContrasts([strong, weak, unpaired], LEVELS);
  if (first?.status !== 'paired' || second?.status !== 'paired') return expect.fail();
  expect(first.holm.t).toBeCloseTo(3 * ('p' in first.t ? first.t.p : 0), 12);
  expect(second.holm.t).toBeCloseTo(2 * ('p' in second.t ? second.t.p : 0), 12);
  expect(first.holm.signFlip).toBeCloseTo(3 * 0.0625, 12);
  expect(third).toEqual(unpaired);
});

test('one seed has an adjusted sign-flip p and no adjusted t', () => {
  expect(adjustContrasts([contrast([61], [60])], LEVELS)).toMatchObject([{ holm: { t: undefined, signFlip: 1 } }]);
});

test('a family of none is empty', () => {
  expect(adjustContrasts([], LEVELS)).toEqual([]);
});

test('what the family finds is what a test of its own finds at α ÷ m, and more than one of its own', () => {
  const [first] = adjustContrasts([strong, weak, unpaired], LEVELS);
  if (first?.status !== 'paired' || 'status' in first.t) return expect.fail();
  const strict = compareSeeds(pairSeeds(runsOf('tuned', [61, 62, 63, 64, 65]), runsOf('plain', [60, 60, 60, 60, 60])), {
    alpha: 0.05 / 3,
    power: 0.8,
  });
  expect(first.holm.mde).toBeCloseTo('status' in strict.t ? 0 : strict.t.mde, 12);
  expect(first.holm.mde).toBeGreaterThan(first.t.mde);
  const [alone] = adjustContrasts([strong], LEVELS);
  expect(alone).toMatchObject({ holm: { mde: first.t.mde } });
});

test('in units of the gap it is the same share of it', () => {
  const inPgr = { gap: 0.2, mean: 0.1 };
  const [found] = adjustContrasts(
    [strong, weak].map(one => ({ ...one, inPgr }) as OpenContrast),
    LEVELS,
  );
  if (found?.status !== 'paired') return expect.fail();
  expect(found.inPgr?.familyMde).toBeCloseTo((found.holm.mde ?? 0) / 0.2, 12);
});

test('with two seeds nothing is said of a family', () => {
  const two = contrast([61, 63], [60, 60]);
  for (const one of adjustContrasts([two, two], LEVELS)) expect(one).toMatchObject({ holm: { mde: undefined } });
});
