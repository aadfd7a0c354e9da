import type { AaCell, CoveragePoint } from '../core/calibration.ts';
import type { CellRef } from '../core/cell-estimates.ts';
import type { AnalysisSettings } from '../core/design.ts';
import { accept } from '../core/refusal.ts';
import { EQUAL_SIZES } from '../stats/calibration/measured-coverage.ts';
import { itemVarianceOf } from '../stats/gain/arm-components.ts';
import { intervalMethod, intervalShape } from '../stats/gain/gain-interval.ts';
import { refuseFewColumns } from '../stats/gain/refuse-few-columns.ts';
import { howeCoverage, withSeedShare } from '../stats/null/howe-coverage.ts';
import { exactTangoClaimRate, type NullClaims, nullClaims } from '../stats/null/null-claims.ts';
import { countBins } from '../stats/numeric/count-bins.ts';
import { clopperPearsonLower } from '../stats/proportions/clopper-pearson.ts';
import { createRng } from '../stats/random/rng.ts';
import type { ContrastView } from './contrast-view.ts';

/** A target cell as the A/A check sees it. */
interface CheckedCell extends CellRef {
  readonly view: ContrastView;
}

/** What the A/A check says of one cell. */
export interface CellCheck {
  readonly aa: AaCell;
  /** Of each null data set: whether the cell claims anything at m = cells. */
  readonly family: Int8Array;
  readonly coverage: readonly CoveragePoint[];
  readonly seeds: number;
}

/** The gate refuses to pass when this one-sided lower bound of a false-claim rate exceeds α. */
export const BOUND_ERROR = 0.001;

function countClaims(claims: Int8Array): { gains: number; losses: number } {
  let [gains, losses] = [0, 0];
  for (const claim of claims) {
    if (claim > 0) gains++;
    else if (claim < 0) losses++;
  }
  return { gains, losses };
}

/** An edge at ±1, where claims begin. */
const RATIO_BINS = { low: -2.5, high: 2.5, bins: 50 } as const;

function aaCell(
  { rung, domain, view }: CheckedCell,
  { single, ratios: found }: Pick<NullClaims, 'single' | 'ratios'>,
  alpha: number,
): AaCell {
  const ratios = countBins(found, RATIO_BINS);
  if (intervalMethod(view.cell) === 'tango') {
    const oneSided = accept(exactTangoClaimRate(view.cell, alpha / 2));
    const rates = { falseClaims: 2 * oneSided, falseGains: oneSided, falseLosses: oneSided };
    // Held to the margin of a simulated rate: a lattice makes the exact rate overshoot α slightly at some numbers of pairs.
    const lowerBound = accept(
      clopperPearsonLower(Math.round(2 * oneSided * single.length), single.length, BOUND_ERROR),
    );
    return { rung, domain, ...rates, lowerBound, draws: 'exact', ratios };
  }
  const draws = single.length;
  const { gains, losses } = countClaims(single);
  return {
    rung,
    domain,
    falseClaims: (gains + losses) / draws,
    falseGains: gains / draws,
    falseLosses: losses / draws,
    lowerBound: accept(clopperPearsonLower(gains + losses, draws, BOUND_ERROR)),
    draws,
    ratios,
  };
}

/**
 * Coverage at the run's own components and at two seed shares; nothing is simulated where there is no seed component, nor with
 * clusters of unequal size, whose columns do not vary alike.
 */
function coverageOf({ rung, domain, view }: CheckedCell, settings: AnalysisSettings): CoveragePoint[] {
  const { cell } = view;
  if (cell.seeds < 3 || cell.sparse || (intervalShape(cell).sizeSpread ?? 0) > EQUAL_SIZES) return [];
  const own = {
    items: cell.matrix.items,
    itemVariance: Math.max(0, itemVarianceOf(cell)),
    blocks: cell.blocks.map(({ squares: { seeds, items, msSeeds, msError } }) => ({
      seeds,
      seedVariance: Math.max(0, (msSeeds - msError) / items),
      errorVariance: msError,
    })),
    tail: settings.alpha / 2,
  };
  const draws = settings.aaReplicates;
  const points = [
    { at: 'own', setting: own },
    { at: 'share-0.5', setting: accept(withSeedShare(own, 0.5)) },
    { at: 'share-0.75', setting: accept(withSeedShare(own, 0.75)) },
  ] as const;
  return points.map(({ at, setting }) => {
    const coverage = accept(howeCoverage(setting, draws, createRng(settings.seed, 'coverage', at, domain, rung)));
    return { rung, domain, at, coverage, monteCarloError: Math.sqrt((coverage * (1 - coverage)) / draws), draws };
  });
}

/**
 * How often the run's own interval procedure claims a gain of one cell where the gain was removed, and the coverage of its
 * interval at its own size and at larger seed shares.
 * @param signs of the domain's items (clusters) in each null data set
 * @returns undefined for a cell below the smallest size for a verdict
 */
export function checkCell(
  target: CheckedCell,
  signs: (replicate: number) => Int8Array,
  settings: AnalysisSettings & { readonly targets: number },
): CellCheck | undefined {
  const { rung, domain, view } = target;
  if (refuseFewColumns(view.cell) !== undefined) return undefined;
  const { alpha, seed, aaReplicates: replicates, targets } = settings;
  const claims = accept(
    nullClaims(view.cell, {
      replicates,
      tails: { single: alpha / 2, family: alpha / (2 * targets) },
      unitSigns: signs,
      units: view.units,
      rng: createRng(seed, 'aa', domain, rung),
    }),
  );
  const coverage = coverageOf(target, settings);
  return { aa: aaCell(target, claims, alpha), family: claims.family, coverage, seeds: view.cell.seeds };
}
