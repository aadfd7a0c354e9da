import type { SettleAdvice } from '../core/cell-estimates.ts';
import type { AnalysisSettings } from '../core/design.ts';
import { momentSquares } from '../stats/gain/moment-squares.ts';
import { columnCovariance } from '../stats/gain/quadratic-form.ts';
import { varianceComponents } from '../stats/gain/variance-components.ts';
import { type SettleCell, settle } from '../stats/planning/settle.ts';
import { type ContrastView, rungRelation } from './contrast-view.ts';

function settleCell({ cell }: ContrastView): SettleCell {
  const { seeds, items, mean } = cell.squares;
  const size = { mean, seeds, items };
  // The squares behind the interval: under the sparse rule those of the data alone would promise too much.
  const squares = momentSquares(cell);
  // The spread of the column means over these seeds is all that fewer than three seeds can tell.
  if (seeds < 3) return { ...size, seedVariance: 0, itemVariance: squares.msItems / seeds, errorVariance: 0 };
  const { seedVariance, itemVariance, errorVariance } = varianceComponents(squares);
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
