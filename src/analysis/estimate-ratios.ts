import type { Pgr } from '../core/cell-estimates.ts';
import type { ArmGrid } from '../core/cell-grid.ts';
import type { RatioEstimate } from '../core/estimate.ts';
import { SCORED } from '../core/predictions.ts';
import { isRefused } from '../core/refusal.ts';
import { gainInterval } from '../stats/gain/gain-interval.ts';
import { quadraticForm, type Relation } from '../stats/gain/quadratic-form.ts';
import { fiellerSet } from '../stats/ratios/fieller.ts';
import { type ContrastView, contrastView, rungRelation } from './contrast-view.ts';
import type { PairedCell } from './pair-cell.ts';

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
  if (isRefused(q)) return q;
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

type Arm = 'weak' | 'ceiling' | 'baseline' | 'candidate';

interface PgrDesign {
  readonly seeds: Readonly<Record<Arm, readonly number[]>>;
  readonly columns: readonly number[];
}

const isList = (x: readonly number[], y: readonly number[]): boolean =>
  x.length === y.length && x.every((seed, at) => seed === y[at]);

const isSame = (x: readonly number[], y: readonly number[]): boolean =>
  x.length === y.length && x.every(seed => y.includes(seed));

/** Seeds by arm if any two arms share all of them or none, else those that all arms have. */
function alignSeeds(present: PgrDesign['seeds']): PgrDesign['seeds'] | undefined {
  const lists = Object.values(present);
  const disjoint = (x: readonly number[], y: readonly number[]) => !x.some(seed => y.includes(seed));
  if (lists.every(x => lists.every(y => isSame(x, y) || disjoint(x, y)))) return present;
  const common = present.weak.filter(seed => lists.every(list => list.includes(seed)));
  return common.length === 0 ? undefined : { weak: common, ceiling: common, baseline: common, candidate: common };
}

/** The seeds and items that PGR can be measured on: every arm complete in its seeds. */
function designPgr({ grid, seeds, columns }: PairedCell, arms: Readonly<Record<'weak' | 'ceiling', ArmGrid>>) {
  const width = grid.items.length;
  const isScored = (arm: ArmGrid, seed: number, column: number) => arm.status[seed * width + column] === SCORED;
  const rows = grid.seeds.map((_, row) => row);
  const hasScores = (arm: ArmGrid | undefined, row: number) =>
    arm !== undefined && columns.some(column => isScored(arm, row, column));
  // A seed that the paired arms have and did not keep, a copy or one that an arm lacks, counts for no arm.
  const known = [...seeds.baseline, ...seeds.candidate];
  const isLeftOut = (row: number) =>
    !known.includes(row) && [grid.arms.baseline, grid.arms.candidate].some(arm => hasScores(arm, row));
  const [weak, ceiling] = [arms.weak, arms.ceiling].map(arm =>
    rows.filter(row => hasScores(arm, row) && !isLeftOut(row)),
  ) as [number[], number[]];
  const aligned = alignSeeds({ weak, ceiling, baseline: seeds.baseline, candidate: seeds.candidate });
  if (aligned === undefined) return undefined;
  const complete = columns.filter(
    column =>
      aligned.weak.every(seed => isScored(arms.weak, seed, column)) &&
      aligned.ceiling.every(seed => isScored(arms.ceiling, seed, column)),
  );
  const isEmpty = complete.length === 0 || Object.values(aligned).some(list => list.length === 0);
  return isEmpty ? undefined : { seeds: aligned, columns: complete };
}

export interface PgrInput {
  readonly paired: PairedCell;
  readonly clusters: Int32Array | undefined;
  /** Its own contrast: candidate − baseline. */
  readonly gain: ContrastView;
}

/** Gap and PGR of one cell over the seeds and items that are complete in all four arms. */
export function estimatePgr({ paired, clusters, gain: known }: PgrInput, alpha: number): PgrMeasurement {
  const { grid } = paired;
  const { weak, baseline, candidate, ceiling } = grid.arms;
  const absent = [weak ? '' : 'weak', ceiling ? '' : 'ceiling'].filter(name => name !== '');
  if (!weak || !ceiling || !baseline || !candidate) {
    return { pgr: { status: 'not-measured', reason: `No ${absent.join(' and no ')} arm in this cell.` } };
  }
  const design = designPgr(paired, { weak, ceiling });
  if (design === undefined) {
    return { pgr: { status: 'not-measured', reason: 'Weak and ceiling share no seed and item with the paired arms.' } };
  }
  const arms = { weak, baseline, candidate, ceiling };
  const seeded = (arm: Arm) => ({ arm: arms[arm], seeds: design.seeds[arm] });
  const view = (plus: Arm, minus: Arm) =>
    contrastView(seeded(plus), seeded(minus), { grid, clusters, columns: design.columns });
  const gap = view('ceiling', 'weak');
  const { seeds, columns } = design;
  const isWhole = columns.length === paired.columns.length;
  const isKnown =
    isWhole && isList(seeds.candidate, paired.seeds.candidate) && isList(seeds.baseline, paired.seeds.baseline);
  const gain = isKnown ? known : view('candidate', 'baseline');
  const share = (numerator: ContrastView) => ratioOf(numerator, gap, { alpha, relation: { seeds: 'shared' } });
  const pgr: Pgr = {
    status: 'measured',
    gap: gainInterval(gap.cell, alpha / 2),
    baseline: share(view('baseline', 'weak')),
    candidate: share(view('candidate', 'weak')),
    gain: share(gain),
    items: design.columns.length,
    seeds: Math.min(...Object.values(design.seeds).map(list => list.length)),
  };
  return { pgr, gap };
}
