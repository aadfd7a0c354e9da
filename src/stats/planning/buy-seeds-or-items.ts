import type { SpendingAdvice } from '../../core/power.ts';
import { type Refusal, refuse } from '../../core/refusal.ts';
import { type CellModel, fewestSeeds } from '../gain/cell-model.ts';
import { checkFinite, checkTail } from '../guard.ts';
import { checkCellModel } from './check-cell-model.ts';
import { expectedSquare } from './expected-square.ts';

/** Differences below this share of the width are no advice. */
const EVEN = 0.02;

/** The cell with estimates below 0 set to 0. */
const floored = (cell: CellModel): CellModel => ({
  ...cell,
  itemVariance: Math.max(0, cell.itemVariance),
  blocks: cell.blocks.map(block => ({ ...block, seedVariance: Math.max(0, block.seedVariance) })),
});

/**
 * Whether the next outcomes are better spent on seeds or on items, from variance components.
 * @param cell unbiased estimates, which may be negative and are named where they are
 * @param tail one-sided error of the interval
 * @returns advice, or a refusal: OUT_OF_RANGE, NON_FINITE, TOO_FEW_OBSERVATIONS, TOO_FEW_SEEDS (fewer than three: their spread is
 * unknown), EMPTY_INPUT
 * @source expected mean squares of the two-way layout (Searle, Casella & McCulloch, Variance Components, 1992, ch. 4) in the
 * half-width of `howeHalfWidth`
 */
export function buySeedsOrItems(cell: CellModel, tail: number): SpendingAdvice | Refusal {
  const usable = floored(cell);
  const components = [cell.itemVariance, ...cell.blocks.map(({ seedVariance }) => seedVariance)];
  const wrong =
    checkTail(tail) ?? checkFinite(components, 'cell') ?? checkCellModel(usable, 'cell') ?? checkKnownSpread(cell);
  if (wrong !== undefined) return wrong;
  const widthAt = (seeds: number, items: number) => {
    const blocks = usable.blocks.map(block => ({ ...block, seeds: block.seeds * seeds }));
    return Math.sqrt(expectedSquare({ ...usable, items: usable.items * items, blocks }, tail));
  };
  const [now, twiceTheSeeds, twiceTheItems] = [widthAt(1, 1), widthAt(2, 1), widthAt(1, 2)];
  const isEven = Math.abs(twiceTheSeeds - twiceTheItems) <= EVEN * now;
  const negative: SpendingAdvice['negative'] = [
    ...(cell.blocks.some(({ seedVariance }) => seedVariance < 0) ? (['seeds'] as const) : []),
    ...(cell.itemVariance < 0 ? (['items'] as const) : []),
  ];
  return {
    now,
    twiceTheSeeds,
    twiceTheItems,
    buy: isEven ? 'either' : twiceTheSeeds < twiceTheItems ? 'seeds' : 'items',
    negative,
  };
}

/** Fewer than three seeds give no interval about new ones, so more seeds cannot be weighed against items. */
function checkKnownSpread(cell: CellModel): Refusal | undefined {
  const least = fewestSeeds(cell);
  if (least >= 3) return undefined;
  const reason = `${least} seeds: from three on their spread is known well enough to weigh seeds against items.`;
  return refuse('TOO_FEW_SEEDS', 'cell', reason);
}
