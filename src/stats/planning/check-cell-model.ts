import { type Refusal, refuse } from '../../core/refusal.ts';
import type { CellModel } from '../gain/cell-model.ts';
import { MIN_COLUMNS } from '../gain/gain-cell.ts';
import { checkFinite } from '../guard.ts';

/** Sums of larger variances over many items could leave the range of a double. */
const LARGEST = 1e120;

const isVariance = (value: number): boolean => value >= 0 && value <= LARGEST;

function checkEffects(effects: ArrayLike<number>, argument: string): Refusal | undefined {
  if (effects.length === 0) return refuse('EMPTY_INPUT', argument, `${argument}: no seed effect to draw from.`);
  return checkFinite(Array.from(effects), argument);
}

/**
 * A cell that a study can have: whole sizes, at least fifteen items and one seed, components that are no less than 0.
 * @param least items that it must have, where it may still grow
 */
export function checkCellModel(
  { items, itemVariance, blocks }: CellModel,
  argument: string,
  least: number = MIN_COLUMNS,
): Refusal | undefined {
  if (!Number.isSafeInteger(items) || items < least) {
    return refuse('TOO_FEW_OBSERVATIONS', argument, `${argument}: ${items} items, expected ${least} or more.`);
  }
  if (blocks.length === 0) return refuse('EMPTY_INPUT', argument, `${argument}: no set of seeds, expected one or two.`);
  for (const { seeds, seedVariance, errorVariance, effects } of blocks) {
    if (!Number.isSafeInteger(seeds) || seeds < 1) {
      return refuse('TOO_FEW_SEEDS', argument, `${argument}: ${seeds} seeds, expected a whole number, 1 or more.`);
    }
    const wrong = effects && checkEffects(effects, argument);
    if (wrong !== undefined) return wrong;
    if (isVariance(seedVariance) && isVariance(errorVariance)) continue;
    const found = `seed and residual variance ${seedVariance}, ${errorVariance}`;
    return refuse('OUT_OF_RANGE', argument, `${argument}: ${found}, expected 0 to ${LARGEST}.`);
  }
  if (isVariance(itemVariance)) return undefined;
  return refuse('OUT_OF_RANGE', argument, `${argument}: item variance ${itemVariance}, expected 0 to ${LARGEST}.`);
}
