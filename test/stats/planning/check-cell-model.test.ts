import { expect, test } from 'vitest';
import { checkCellModel } from '../../../src/stats/planning/check-cell-model.ts';

const cell = { items: 15, itemVariance: 0, blocks: [{ seeds: 1, seedVariance: 0, errorVariance: 0 }] };
const block = cell.blocks[0] as (typeof cell.blocks)[number];

test.each([
  ['fifteen items, one seed and no variance', cell, undefined],
  ['fourteen items', { ...cell, items: 14 }, 'TOO_FEW_OBSERVATIONS'],
  ['half an item', { ...cell, items: 15.5 }, 'TOO_FEW_OBSERVATIONS'],
  ['no set of seeds', { ...cell, blocks: [] }, 'EMPTY_INPUT'],
  ['no seeds', { ...cell, blocks: [{ ...block, seeds: 0 }] }, 'TOO_FEW_SEEDS'],
  ['a negative seed variance', { ...cell, blocks: [{ ...block, seedVariance: -1 }] }, 'OUT_OF_RANGE'],
  ['an infinite residual variance', { ...cell, blocks: [{ ...block, errorVariance: Infinity }] }, 'OUT_OF_RANGE'],
  ['seed effects that are none', { ...cell, blocks: [{ ...block, effects: [] }] }, 'EMPTY_INPUT'],
  ['a seed effect that is no number', { ...cell, blocks: [{ ...block, effects: [0, Number.NaN] }] }, 'NON_FINITE'],
  ['seed effects that were seen', { ...cell, blocks: [{ ...block, effects: [-1, 1] }] }, undefined],
  ['an item variance that is no number', { ...cell, itemVariance: Number.NaN }, 'OUT_OF_RANGE'],
])('%s: %s', (_, given, code) => {
  expect(checkCellModel(given, 'target')?.code).toBe(code);
});
