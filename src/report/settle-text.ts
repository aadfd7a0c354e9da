import type { MeasuredCell, SettleAdvice } from '../core/cell-estimates.ts';
import { count, level } from '../util/format.ts';
import type { VerdictLevel } from './verdict-level.ts';

/** What speaking about new seeds needs. */
export const FEWEST_SEEDS = 3;

/** The two ways to know more, each with how far it has to go, or that it does not lead there alone. */
function waysOf({ items, seeds, itemLimit, seedLimit }: SettleAdvice, cell: MeasuredCell) {
  const unit = cell.clusters === undefined ? 'items' : 'clusters';
  const byItems = { noun: unit, needed: items, now: cell.clusters ?? cell.items, limit: itemLimit };
  // More seeds cannot be planned from fewer than three: their spread is not known.
  if (cell.inference === 'these-seeds') return [byItems];
  return [byItems, { noun: 'seeds', needed: seeds, now: cell.seeds, limit: seedLimit }];
}

/**
 * What would settle an inconclusive verdict, if the estimates stay where they are.
 * @param at the level at which the cell has its verdict
 * @returns undefined where no advice was computed for that level
 */
export function settleText(cell: MeasuredCell, at: VerdictLevel): string | undefined {
  const advice = cell.settle?.[at];
  if (advice === undefined) return undefined;
  const verdict = `the verdict at ${level(1 - cell.bounds[at].alpha)}`;
  const ways = waysOf(advice, cell);
  const open = ways.flatMap(({ noun, needed, now }) =>
    needed === undefined ? [] : [`${count(needed)} ${noun} (now ${count(now)})`],
  );
  const shut = ways.flatMap(({ noun, needed, limit }) =>
    needed === undefined ? [`more ${noun} alone (up to ${count(limit)})`] : [],
  );
  const few = cell.inference === 'these-seeds' ? ` A verdict about new seeds needs at least ${FEWEST_SEEDS}.` : '';
  const lead = 'If the estimates stay where they are,';
  if (open.length === 0) {
    const both = shut.length > 1 ? '; both together may' : '';
    return `${lead} ${shut.join(' and ')} would not settle ${verdict}${both}.${few}`;
  }
  const beside = shut.length > 0 ? `; ${shut.join(' and ')} would not settle it` : '';
  return `${lead} ${verdict} becomes “${advice.toward}” with ${open.join(', or with ')}${beside}.${few}`;
}
