import type { SettleAdvice } from '../core/cell-estimates.ts';
import type { AnalysisSettings } from '../core/design.ts';
import { columnCovariance } from '../stats/quadratic-form.ts';
import { type SettleCell, settle } from '../stats/settle.ts';
import { varianceComponents } from '../stats/variance-components.ts';
import { type ContrastView, rungRelation } from './contrast-view.ts';

function settleCell({ cell }: ContrastView): SettleCell {
  const { seeds, items, mean, msItems } = cell.squares;
  const size = { mean, seeds, items };
  // The spread of the column means over these seeds is all that fewer than three seeds can tell.
  if (seeds < 3) return { ...size, seedVariance: 0, itemVariance: msItems / seeds, errorVariance: 0 };
  const { seedVariance, itemVariance, errorVariance } = varianceComponents(cell.squares);
  return {
    ...size,
    seedVariance: Math.max(0, seedVariance),
    itemVariance: Math.max(0, itemVariance),
    errorVariance,
  };
}

/** What would settle the verdict of an inconclusive cell; see `settle`. */
export function adviseSettling(
  target: ContrastView,
  sandbox: ContrastView,
  { alpha, sesoi, retention }: AnalysisSettings,
): SettleAdvice | undefined {
  const relation = rungRelation([target, sandbox]);
  if (relation.seeds === 'shared') return undefined;
  const perItem = columnCovariance(target.cell, sandbox.cell, relation.columns(0, 1)) * target.cell.matrix.items;
  const cells = { target: settleCell(target), sandbox: settleCell(sandbox), itemCovariance: perItem };
  return settle({ ...cells, sesoi, retention, tail: alpha / 2 });
}
