import type { SettleAdvice } from '../core/cell-estimates.ts';
import type { AnalysisSettings } from '../core/design.ts';
import { accept } from '../core/refusal.ts';
import { MIN_COLUMNS } from '../stats/gain/gain-cell.ts';
import { columnCovariance } from '../stats/gain/quadratic-form.ts';
import { refuseFewColumns } from '../stats/gain/refuse-few-columns.ts';
import { settle } from '../stats/planning/settle.ts';
import { type ContrastView, rungRelation } from './contrast-view.ts';
import { plannedCell } from './planned-cell.ts';

/** Clusters too unequal for an interval: more of the same are as unequal, and how many more would do is not known. */
const isUneven = ({ cell }: ContrastView): boolean =>
  cell.matrix.items >= MIN_COLUMNS && refuseFewColumns(cell) !== undefined;

/** What would settle an inconclusive verdict at level α; see `settle`. */
export function adviseSettling(
  target: ContrastView,
  sandbox: ContrastView,
  { alpha, sesoi, retention }: Pick<AnalysisSettings, 'alpha' | 'sesoi' | 'retention'>,
): SettleAdvice | undefined {
  const relation = rungRelation([target, sandbox]);
  if (relation.seeds === 'shared' || isUneven(target) || isUneven(sandbox)) return undefined;
  const perItem = columnCovariance(target.cell, sandbox.cell, relation.columns(0, 1)) * target.cell.matrix.items;
  const cells = { target: plannedCell(target), sandbox: plannedCell(sandbox), itemCovariance: perItem };
  return accept(settle({ ...cells, sesoi, retention, tail: alpha / 2 }));
}
