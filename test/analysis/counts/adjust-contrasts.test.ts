import { expect, test } from 'vitest';
import { adjustContrasts } from '../../../src/analysis/counts/adjust-contrasts.ts';
import { compareSeeds, pairSeeds } from '../../../src/analysis/counts/compare-seeds.ts';
import type { OpenContrast } from '../../../src/analysis/counts/contrast-methods.ts';
import { runsOf } from '../../support/counted.ts';

const contrast = (method: readonly number[], baseline: readonly number[]): OpenContrast => ({
  method: 'tuned',
  baseline: 'plain',
  inPgr: undefined,
  ...compareSeeds(pairSeeds(runsOf('tuned', method), runsOf('plain', baseline)), { alpha: 0.05, power: 0.8 }),
});
const unpaired: OpenContrast = { method: 'typed', baseline: 'plain', status: 'unpaired', reason: 'doubted' };
const strong = contrast([61, 62, 63, 64, 65], [60, 60, 60, 60, 60]);
const weak = contrast([61, 62, 63, 59, 62], [60, 60, 60, 60, 61]);

test('a contrast that could not be tested still counts in the family', () => {
  const [first, second, third] = adjustContrasts([strong, weak, unpaired]);
  if (first?.status !== 'paired' || second?.status !== 'paired') return expect.fail();
  expect(first.holm.t).toBeCloseTo(3 * ('p' in first.t ? first.t.p : 0), 12);
  expect(second.holm.t).toBeCloseTo(2 * ('p' in second.t ? second.t.p : 0), 12);
  expect(first.holm.signFlip).toBeCloseTo(3 * 0.0625, 12);
  expect(third).toEqual(unpaired);
});

test('one seed has an adjusted sign-flip p and no adjusted t', () => {
  expect(adjustContrasts([contrast([61], [60])])).toMatchObject([{ holm: { t: undefined, signFlip: 1 } }]);
});

test('a family of none is empty', () => {
  expect(adjustContrasts([])).toEqual([]);
});
