import type { CellGrid, DomainGrid } from '../core/cell-grid.ts';
import type { AssumedCell } from '../core/forecast.ts';
import { columnCovariance } from '../stats/gain/quadratic-form.ts';
import type { PlannedCell } from '../stats/planning/settle.ts';
import { type ContrastView, rungRelation } from './contrast-view.ts';
import { prepareCell } from './measure-cell.ts';
import { pairCell } from './pair-cell.ts';
import { plannedCell } from './planned-cell.ts';

export interface PilotOptions {
  /** Share of an arm that may be missing. */
  readonly threshold: number;
  /** Items per cell of the planned study. */
  readonly items: number;
}

interface PilotView {
  readonly grid: CellGrid;
  readonly view: ContrastView;
  readonly model: PlannedCell;
  /** Paired items, of which clusters may take several. */
  readonly items: number;
}

function viewOf(grid: CellGrid, domain: DomainGrid, threshold: number): PilotView | undefined {
  const pairing = pairCell(grid, threshold);
  if (pairing.status === 'unpaired') return undefined;
  const view = prepareCell(pairing.cell, domain).observed;
  const model = plannedCell(view);
  return model.blocks.length === 1 && view.cell.seeds >= 3
    ? { grid, view, model, items: pairing.cell.columns.length }
    : undefined;
}

/** Correlation of the item effects of two cells with the same columns. */
function correlationOf(x: PilotView, y: PilotView): number {
  if (x === y || x.view.units.length !== y.view.units.length) return 0;
  const relation = rungRelation([x.view, y.view]);
  if (relation.seeds === 'shared') return 0;
  const covariance = columnCovariance(x.view.cell, y.view.cell, relation.columns(0, 1)) * x.model.items;
  const scale = Math.sqrt(x.model.itemVariance * y.model.itemVariance);
  return scale > 0 ? Math.min(1, Math.max(-1, covariance / scale)) : 0;
}

/**
 * What a pilot says about the cells of a larger, or smaller, study of the same kind: components per outcome, gains, and how
 * much sandbox and target have items in common. Cells with fewer than three seeds, or whose arms have seeds of their own, say
 * too little and are left out.
 */
export function assumeFromPilot(
  domains: readonly DomainGrid[],
  { threshold, items }: PilotOptions,
): readonly AssumedCell[] {
  return domains.flatMap(domain => {
    const views = domain.cells.flatMap(grid => viewOf(grid, domain, threshold) ?? []);
    const sandbox = views.find(({ grid }) => grid.role === 'sandbox');
    return views.map((one): AssumedCell => {
      const { model, grid } = one;
      const [block] = model.blocks;
      return {
        rung: grid.rung,
        domain: grid.domain,
        gain: model.mean,
        columns: Math.max(1, Math.round((items * model.items) / one.items)),
        itemVariance: model.itemVariance,
        seedVariance: block?.seedVariance ?? 0,
        errorVariance: block?.errorVariance ?? 0,
        correlation: sandbox === undefined ? 0 : correlationOf(one, sandbox),
      };
    });
  });
}
