import type { ArmSummary, LevelledBounds, MeasuredCell, OwnSeeds, SeedGain } from '../core/cell-estimates.ts';
import type { CellGrid } from '../core/cell-grid.ts';
import { type AnalysisSettings, ARM_ROLES, type ArmRole } from '../core/design.ts';
import type { IntervalMethod } from '../core/estimate.ts';
import { SCORED } from '../core/predictions.ts';
import { accept } from '../core/refusal.ts';
import { measuredCoverage } from '../stats/calibration/measured-coverage.ts';
import { armComponents } from '../stats/gain/arm-components.ts';
import type { GainCell } from '../stats/gain/gain-cell.ts';
import { intervalMethod, intervalShape, theseSeedsInterval } from '../stats/gain/gain-interval.ts';
import { varianceComponents } from '../stats/gain/variance-components.ts';
import { buySeedsOrItems } from '../stats/planning/buy-seeds-or-items.ts';
import { decideEstimates } from '../stats/planning/decide-bounds.ts';
import { createRng } from '../stats/random/rng.ts';
import { adviseLevels } from './advise-levels.ts';
import { armInterval } from './arm-interval.ts';
import { bootstrapCell } from './bootstrap-cell.ts';
import { clusterEffect } from './cluster-effect.ts';
import { type ContrastView, contrastView, type ViewOptions } from './contrast-view.ts';
import { estimateBounds } from './estimate-bounds.ts';
import { estimatePower } from './estimate-power.ts';
import { estimatePgr, estimateRetention, type PgrMeasurement } from './estimate-ratios.ts';
import { type DomainNames, findInfluence } from './find-influence.ts';
import { isHeadroomLimited } from './is-headroom-limited.ts';
import { nullGains } from './null-gains.ts';
import type { ArmSeeds, PairedCell } from './pair-cell.ts';
import { plannedCell } from './planned-cell.ts';
import { runTests } from './run-tests.ts';

/** A paired cell with its contrasts: as observed, and with missing outcomes at their worst and best for the candidate. */
export interface PreparedCell {
  readonly paired: PairedCell;
  readonly domain: DomainNames;
  readonly observed: ContrastView;
  readonly worst?: ContrastView | undefined;
  readonly best?: ContrastView | undefined;
  /** Gap and PGR at a level; computed once, because every target asks its sandbox cell. */
  readonly pgr: (alpha: number) => PgrMeasurement;
}

/** Builds the contrasts of a cell once; targets and sandbox cells share them. */
export function prepareCell(paired: PairedCell, domain: DomainNames): PreparedCell {
  const { clusters } = domain;
  const { grid, candidate, baseline, seeds, columns, anySeeds, anyColumns, completeness } = paired;
  const contrast = (over: ArmSeeds, options: ViewOptions) =>
    contrastView({ arm: candidate, seeds: over.candidate }, { arm: baseline, seeds: over.baseline }, options);
  const observed = contrast(seeds, { grid, clusters, columns });
  const measured = new Map<number, PgrMeasurement>();
  const pgr = (alpha: number): PgrMeasurement => {
    const known = measured.get(alpha) ?? estimatePgr({ paired, clusters, gain: observed }, alpha);
    measured.set(alpha, known);
    return known;
  };
  if (completeness.scored === completeness.expected) return { paired, domain, observed, pgr };
  const filled = (plus: number, minus: number) =>
    contrast(anySeeds, { grid, clusters, columns: anyColumns, fill: { plus, minus } });
  return { paired, domain, observed, pgr, worst: filled(0, 1), best: filled(1, 0) };
}

/** Weak and ceiling are summed up over the seeds of the baseline and of the candidate. */
function seedsOfArm(role: ArmRole, { baseline, candidate }: ArmSeeds): readonly number[] {
  if (role === 'baseline' || baseline === candidate) return baseline;
  return role === 'candidate' ? candidate : [...baseline, ...candidate];
}

function summariseArms({ paired: { grid, seeds, columns }, domain }: PreparedCell, alpha: number): ArmSummary[] {
  const width = grid.items.length;
  return ARM_ROLES.flatMap((role): ArmSummary[] => {
    const arm = grid.arms[role];
    if (arm === undefined) return [];
    let [total, outcomes] = [0, 0];
    const own = seedsOfArm(role, seeds);
    for (const seed of own) {
      for (const column of columns) {
        if (arm.status[seed * width + column] !== SCORED) continue;
        total += arm.score[seed * width + column] as number;
        outcomes++;
      }
    }
    if (outcomes === 0) return [];
    const interval = armInterval({ arm, seeds: own }, { grid, clusters: domain.clusters, columns }, alpha / 2);
    return [{ arm: role, name: arm.name, mean: total / outcomes, total, outcomes, interval }];
  });
}

function meanOf(grid: CellGrid, scores: Float64Array, { seed, columns }: { seed: number; columns: readonly number[] }) {
  let total = 0;
  for (const column of columns) total += scores[seed * grid.items.length + column] as number;
  return total / columns.length;
}

/**
 * Means of each seed, listed by label: the order of computation is canonical, the order of display is for people. Arms with
 * seeds of their own have no gain by seed.
 */
function seedGains({ grid, seeds, columns, baseline, candidate }: PairedCell): SeedGain[] {
  if (seeds.baseline !== seeds.candidate) return [];
  const gains = seeds.baseline.map((seed): SeedGain => {
    const [low, high] = [baseline, candidate].map(arm => meanOf(grid, arm.score, { seed, columns })) as [
      number,
      number,
    ];
    return { seed: grid.seeds[seed] as string, gain: high - low, baseline: low, candidate: high };
  });
  return gains.sort((x, y) => compareLabels(x.seed, y.seed));
}

/** Numbers by value, other labels by code unit. */
function compareLabels(x: string, y: string): number {
  const difference = Number(x) - Number(y);
  if (difference !== 0 && !Number.isNaN(difference)) return difference;
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The arms' seeds by label, where they do not share them. */
function ownSeedsOf({ grid, seeds }: PairedCell, cell: GainCell): OwnSeeds | undefined {
  if (seeds.baseline === seeds.candidate) return undefined;
  const labels = (rows: readonly number[]) => rows.map(row => grid.seeds[row] as string).sort(compareLabels);
  const components = cell.seeds >= 2 && cell.matrix.items >= 2 ? accept(armComponents(cell)) : undefined;
  return { baseline: labels(seeds.baseline), candidate: labels(seeds.candidate), components };
}

/** The worst case for a verdict is the target at its worst and its yardstick at its best, and the other way round. */
function missingBounds(cell: PreparedCell, sandbox: PreparedCell | undefined, options: BoundsOptions) {
  const isComplete = [cell, sandbox].every(one => one === undefined || one.worst === undefined);
  if (isComplete) return undefined;
  const bounds = (target: ContrastView | undefined, yardstick: ContrastView | undefined): LevelledBounds =>
    estimateBounds(target ?? cell.observed, sandbox && (yardstick ?? sandbox.observed), options);
  return { worst: bounds(cell.worst, sandbox?.best), best: bounds(cell.best, sandbox?.worst) };
}

type BoundsOptions = AnalysisSettings & { readonly targets: number };

/** PGR, retention and headroom: everything that divides by something. */
function ratiosOf(cell: PreparedCell, sandbox: PreparedCell | undefined, settings: AnalysisSettings) {
  const { pgr, gap } = cell.pgr(settings.alpha);
  const yardstick = sandbox?.pgr(settings.alpha).gap;
  return {
    pgr,
    retention: sandbox && estimateRetention(cell.observed, sandbox.observed, settings.alpha),
    gaps: gap && yardstick && { target: gap, sandbox: yardstick },
  };
}

const BESIDE: readonly IntervalMethod[] = [
  'bootstrap-percentile',
  'bootstrap-basic',
  'bootstrap-bca',
  'bootstrap-studentised',
];

/** Of arms that share their seeds. */
const componentsOf = ({ squares }: GainCell): MeasuredCell['components'] =>
  squares.seeds >= 2 && squares.items >= 2 ? accept(varianceComponents(squares)) : undefined;

/** Only where items belong to clusters. */
function clusterEffectOf({ paired, domain, observed }: PreparedCell): number | undefined {
  if (domain.clusters === undefined) return undefined;
  const { grid, candidate, baseline, seeds, columns } = paired;
  const [plus, minus] = [
    { arm: candidate, seeds: seeds.candidate },
    { arm: baseline, seeds: seeds.baseline },
  ];
  return clusterEffect(observed, contrastView(plus, minus, { grid, clusters: undefined, columns }));
}

/** What simulation says about the intervals of this cell. */
function coverageOf(cell: GainCell, arms: readonly ArmSummary[], alpha: number): MeasuredCell['coverage'] {
  const shape = intervalShape(cell);
  const compared = arms.filter(({ arm }) => arm === 'baseline' || arm === 'candidate');
  const { seedShare } = componentsOf(cell) ?? {};
  const options = { level: 1 - alpha, accuracies: compared.map(({ mean }) => mean), seedShare };
  const methods = [intervalMethod(cell), ...BESIDE];
  return Object.fromEntries(methods.map(method => [method, measuredCoverage(method, shape, options)]));
}

/** All estimates of one cell. Random streams are named after the cell, so cells may be measured in any order. */
export function measureCell(
  cell: PreparedCell,
  sandbox: PreparedCell | undefined,
  options: BoundsOptions,
): MeasuredCell {
  const { paired, observed } = cell;
  const { rung, domain, role } = paired.grid;
  const { seed, replicates, alpha, sesoi } = options;
  const { seeds, clusterSizes, binary, discordant } = observed.cell;
  const bounds = estimateBounds(observed, sandbox?.observed, options);
  const { pgr, retention, gaps } = ratiosOf(cell, sandbox, options);
  const verdict = sandbox && accept(decideEstimates(bounds.single, sesoi));
  const headroom = gaps &&
    sandbox &&
    verdict && {
      target: { gain: observed, gap: gaps.target },
      yardstick: { gain: sandbox.observed, gap: gaps.sandbox },
      verdict,
    };
  const stream = (name: string) => createRng(seed, name, domain, rung);
  const arms = summariseArms(cell, alpha);
  return {
    status: 'measured',
    rung,
    domain,
    role,
    seeds,
    items: paired.columns.length,
    clusters: clusterSizes?.length,
    binary,
    discordant,
    inference: seeds >= 3 ? 'new-seeds' : 'these-seeds',
    completeness: paired.completeness,
    arms,
    seedGains: seedGains(paired),
    components: componentsOf(observed.cell),
    ownSeeds: ownSeedsOf(paired, observed.cell),
    sandbox: sandbox && { rung: sandbox.paired.grid.rung, domain: sandbox.paired.grid.domain },
    bounds,
    coverage: coverageOf(observed.cell, arms, alpha),
    missingBounds: missingBounds(cell, sandbox, options),
    theseSeeds: theseSeedsInterval(observed.cell, alpha / 2),
    bootstrap: bootstrapCell(observed.cell, { gain: bounds.single.gain, alpha, replicates, rng: stream('bootstrap') }),
    tests: runTests(observed.cell, replicates, stream('sign-flip')),
    nullGains: nullGains(observed.cell, options.aaReplicates, stream('null-gains')),
    clusterEffect: clusterEffectOf(cell),
    spending: buySeedsOrItems(plannedCell(observed), alpha / 2),
    power: estimatePower(observed, sandbox?.observed, {
      ...options,
      draws: options.aaReplicates,
      rng: stream('power'),
    }),
    influence: findInfluence(paired, cell.domain),
    pgr,
    retention,
    headroomLimited: headroom
      ? isHeadroomLimited(headroom.target, headroom.yardstick, { settings: options, verdict: headroom.verdict })
      : false,
    settle: sandbox && adviseLevels(observed, sandbox.observed, { bounds, sesoi, retention: options.retention }),
  };
}
