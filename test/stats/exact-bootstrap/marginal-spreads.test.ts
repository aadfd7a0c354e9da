import { expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { stackBlocks } from '../../../src/stats/bootstrap/seed-blocks.ts';
import { marginalSpreads } from '../../../src/stats/exact-bootstrap/marginal-spreads.ts';
import { matrixOf } from '../../support/matrices.ts';

const spreadsOf = (...blocks: number[][][]) => marginalSpreads(accept(stackBlocks(blocks.map(matrixOf))));

test('seeds alone, items alone and both: by hand', () => {
  // Row means ½ and 0, column means ½ and 0, no interaction beyond ±¼.
  const found = spreadsOf([
    [1, 0],
    [0, 0],
  ]);
  expect(found.seedOnlySd).toBeCloseTo(Math.sqrt((2 * 0.25 ** 2) / 4), 14);
  expect(found.itemOnlySd).toBeCloseTo(Math.sqrt((2 * 0.25 ** 2) / 4), 14);
  expect(found.sd).toBeCloseTo(Math.sqrt(1.5 * 1.5 - 1) / 4, 14);
});

test('arms with seeds of their own add their seed variances; items are theirs together', () => {
  const candidate = [
    [1, 1],
    [0, 0],
  ];
  const baseline = [
    [0, -1],
    [0, -1],
    [0, -1],
  ];
  const found = spreadsOf(candidate, baseline);
  expect(found.seedOnlySd).toBeCloseTo(Math.sqrt(0.5 / 4), 14);
  expect(found.itemOnlySd).toBeCloseTo(Math.sqrt(0.5 / 4), 14);
  expect(found.sd).toBeCloseTo(0.5, 14);
});

test('nothing varies where all outcomes are equal', () => {
  const { sd, seedOnlySd, itemOnlySd } = spreadsOf([
    [0.3, 0.3],
    [0.3, 0.3],
  ]);
  for (const spread of [sd, seedOnlySd, itemOnlySd]) expect(spread).toBeLessThan(1e-15);
});
