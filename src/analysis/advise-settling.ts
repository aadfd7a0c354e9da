import type { SettleAdvice } from '../core/cell-estimates.ts';
import type { AnalysisSettings } from '../core/design.ts';
import { accept } from '../core/refusal.ts';
import { MIN_COLUMNS } from '../stats/gain/gain-cell.ts';
import { howeInput, momentItems } from '../stats/gain/moment-squares.ts';
import { columnCovariance } from '../stats/gain/quadratic-form.ts';
import { refuseFewColumns } from '../stats/gain/refuse-few-columns.ts';
import { type PlannedCell, settle } from '../stats/planning/settle.ts';
import { type ContrastView, rungRelation } from './contrast-view.ts';

function settleCell({ cell }: ContrastView): PlannedCell {
  const { items, mean } = cell.squares;
  // The squares behind the interval: under the sparse rule those of the data alone would promise too much.
  const { blocks, columnVariance } = howeInput(cell);
  // The spread of the column means over these seeds is all that fewer than three seeds can tell.
  if (cell.seeds < 3) {
    const known = cell.blocks.map(({ matrix }) => ({ seeds: matrix.seeds, seedVariance: 0, errorVariance: 0 }));
    return { mean, items, itemVariance: columnVariance, blocks: known };
  }
  let itemVariance = columnVariance;
  for (const { seeds, msError } of blocks) itemVariance -= msError / seeds;
  const perSeeds = blocks.map(({ seeds, msSeeds, msError }) => ({
    seeds,
    seedVariance: Math.max(0, (msSeeds - msError) / momentItems(cell)),
    errorVariance: msError,
  }));
  return { mean, items, itemVariance: Math.max(0, itemVariance), blocks: perSeeds };
}

/** Clusters too unequal for an interval: more of the same are as unequal, and how many more would do is not known. */
const isUneven = ({ cell }: ContrastView): boolean =>
  cell.matrix.items >= MIN_COLUMNS && refuseFewColumns(cell) !== undefined;

/** What would settle the verdict of an inconclusive cell; see `settle`. */
export function adviseSettling(
  target: ContrastView,
  sandbox: ContrastView,
  { alpha, sesoi, retention }: AnalysisSettings,
): SettleAdvice | undefined {
  const relation = rungRelation([target, sandbox]);
  if (relation.seeds === 'shared' || isUneven(target) || isUneven(sandbox)) return undefined;
  const perItem = columnCovariance(target.cell, sandbox.cell, relation.columns(0, 1)) * target.cell.matrix.items;
  const cells = { target: settleCell(target), sandbox: settleCell(sandbox), itemCovariance: perItem };
  return accept(settle({ ...cells, sesoi, retention, tail: alpha / 2 }));
}
