import type { Pgr } from '../core/cell-estimates.ts';
import type { CellGrid } from '../core/cell-grid.ts';
import type { RatioEstimate } from '../core/estimate.ts';
import { SCORED } from '../core/predictions.ts';
import { gainInterval } from '../stats/gain/gain-interval.ts';
import { quadraticForm, type Relation } from '../stats/gain/quadratic-form.ts';
import { fiellerSet } from '../stats/ratios/fieller.ts';
import { type ContrastView, contrastView, rungRelation } from './contrast-view.ts';

/** Scores lie in [0, 1], so differences of 1e-12 and less are float noise. */
const SCALE = 1;

function ratioOf(
  x: ContrastView,
  y: ContrastView,
  { alpha, relation }: { alpha: number; relation: Relation },
): RatioEstimate {
  // Where a mean has no interval, a set would be a point: it would claim to know what the data do not say.
  for (const { cell } of [x, y]) {
    const interval = gainInterval(cell, alpha / 2);
    if (interval.status === 'refused') return interval;
  }
  const q = quadraticForm([x.cell, y.cell], alpha / 2, relation);
  const [numerator, denominator] = [x.cell.squares.mean, y.cell.squares.mean];
  return fiellerSet({ numerator, denominator, q, level: 1 - alpha, scale: SCALE });
}

/** ρ = Δ_target ÷ Δ_sandbox with the covariance of the items that both rungs share. */
export const estimateRetention = (target: ContrastView, sandbox: ContrastView, alpha: number): RatioEstimate =>
  ratioOf(target, sandbox, { alpha, relation: rungRelation([target, sandbox]) });

export interface PgrMeasurement {
  readonly pgr: Pgr;
  /** ceiling − weak, where it was measured. */
  readonly gap?: ContrastView | undefined;
}

interface PgrInput {
  readonly grid: CellGrid;
  readonly clusters: Int32Array | undefined;
  /** Rows and columns of the paired cell. */
  readonly seeds: readonly number[];
  readonly columns: readonly number[];
  readonly alpha: number;
}

/** Gap and PGR of one cell over the seeds and items that are complete in all four arms. */
export function estimatePgr({ grid, clusters, seeds, columns, alpha }: PgrInput): PgrMeasurement {
  const { weak, baseline, candidate, ceiling } = grid.arms;
  const absent = [weak ? '' : 'weak', ceiling ? '' : 'ceiling'].filter(name => name !== '');
  if (!weak || !ceiling || !baseline || !candidate) {
    return { pgr: { status: 'not-measured', reason: `No ${absent.join(' and no ')} arm in this cell.` } };
  }
  const width = grid.items.length;
  const isScored = (seed: number, column: number) =>
    weak.status[seed * width + column] === SCORED && ceiling.status[seed * width + column] === SCORED;
  const common = seeds.filter(seed => columns.some(column => isScored(seed, column)));
  const complete = columns.filter(column => common.every(seed => isScored(seed, column)));
  if (common.length === 0 || complete.length === 0) {
    return { pgr: { status: 'not-measured', reason: 'Weak and ceiling share no seed and item with the paired arms.' } };
  }
  const options = { grid, clusters, seeds: common, columns: complete };
  const view = (plus: typeof weak, minus: typeof weak) => contrastView(plus, minus, options);
  const gap = view(ceiling, weak);
  const share = (numerator: ContrastView) => ratioOf(numerator, gap, { alpha, relation: { seeds: 'shared' } });
  const pgr: Pgr = {
    status: 'measured',
    gap: gainInterval(gap.cell, alpha / 2),
    baseline: share(view(baseline, weak)),
    candidate: share(view(candidate, weak)),
    gain: share(view(candidate, baseline)),
    items: complete.length,
    seeds: common.length,
  };
  return { pgr, gap };
}
