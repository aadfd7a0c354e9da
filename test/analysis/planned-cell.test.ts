import { expect, test } from 'vitest';
import type { ContrastView } from '../../src/analysis/contrast-view.ts';
import { plannedCell } from '../../src/analysis/planned-cell.ts';
import { readyCell } from '../support/cells.ts';

/** Row effects, column effects and an interaction of ±½, over `seeds` × 20. */
function viewOf(seeds: number): ContrastView {
  const items = 20;
  const values = Float64Array.from({ length: seeds * items }, (_, at) => {
    const [s, i] = [Math.floor(at / items), at % items];
    return 2 * s + (i % 4) + ((s + i) % 2) - 0.5;
  });
  const cell = readyCell({ matrix: { seeds, items, values }, binary: false });
  return { domain: 'math', cell, units: Int32Array.from({ length: items }, (_, at) => at) };
}

test('from three seeds on the model has the unbiased components of seeds, items and residual', () => {
  const view = viewOf(4);
  const { msSeeds, msItems, msError, mean } = view.cell.squares;
  const model = plannedCell(view);
  expect(model).toMatchObject({ mean, items: 20 });
  expect(model.itemVariance).toBeCloseTo((msItems - msError) / 4, 12);
  expect(model.blocks).toHaveLength(1);
  expect(model.blocks[0]?.seedVariance).toBeCloseTo((msSeeds - msError) / 20, 12);
  expect(model.blocks[0]?.errorVariance).toBeCloseTo(msError, 12);
});

test('below three seeds all that is known is how the means of the items vary', () => {
  const view = viewOf(2);
  const model = plannedCell(view);
  expect(model.blocks).toEqual([{ seeds: 2, seedVariance: 0, errorVariance: 0 }]);
  expect(model.itemVariance).toBeCloseTo(view.cell.squares.msItems / 2, 12);
});
