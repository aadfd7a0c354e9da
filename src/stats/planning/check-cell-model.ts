import { type Refusal, refuse } from '../../core/refusal.ts';
import type { CellModel } from '../gain/cell-model.ts';
import { MIN_COLUMNS } from '../gain/gain-cell.ts';

const isVariance = (value: number): boolean => Number.isFinite(value) && value >= 0;

/** A cell that a study can have: whole sizes, at least fifteen items and one seed, components that are no less than 0. */
export function checkCellModel({ items, itemVariance, blocks }: CellModel, argument: string): Refusal | undefined {
  if (!Number.isSafeInteger(items) || items < MIN_COLUMNS) {
    return refuse('TOO_FEW_OBSERVATIONS', argument, `${argument}: ${items} items, expected ${MIN_COLUMNS} or more.`);
  }
  if (blocks.length === 0) return refuse('EMPTY_INPUT', argument, `${argument}: no set of seeds, expected one or two.`);
  for (const { seeds, seedVariance, errorVariance } of blocks) {
    if (!Number.isSafeInteger(seeds) || seeds < 1) {
      return refuse('TOO_FEW_SEEDS', argument, `${argument}: ${seeds} seeds, expected a whole number, 1 or more.`);
    }
    if (isVariance(seedVariance) && isVariance(errorVariance)) continue;
    const found = `seed and residual variance ${seedVariance}, ${errorVariance}`;
    return refuse('OUT_OF_RANGE', argument, `${argument}: ${found}, expected finite numbers, 0 or more.`);
  }
  if (isVariance(itemVariance)) return undefined;
  return refuse('OUT_OF_RANGE', argument, `${argument}: item variance ${itemVariance}, expected 0 or more.`);
}
