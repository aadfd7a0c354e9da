import type { AaCell, Calibration, CoveragePoint } from '../core/calibration.ts';
import type { CellRef } from '../core/cell-estimates.ts';
import type { AnalysisSettings } from '../core/design.ts';
import type { Progress } from '../core/ports.ts';
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
export interface CalibrationTarget extends CellRef {
  readonly view: ContrastView;
}

/** The gate refuses to pass when this one-sided lower bound of a false-claim rate exceeds α. */
const BOUND_ERROR = 0.001;

/** Signs of the units of one domain: of each null data set its own words, drawn once, and spread out whenever a cell asks. */
function domainSigns(size: number, draw: (replicate: number, words: Uint32Array) => void) {
  const drawn: Uint32Array[] = [];
  const signs = new Int8Array(size);
  return (replicate: number): Int8Array => {
    let words = drawn[replicate];
    if (words === undefined) {
      words = new Uint32Array(Math.ceil(size / 32));
      draw(replicate, words);
      drawn[replicate] = words;
    }
    for (let at = 0; at < size; ) {
      let bits = words[at >> 5] as number;
      for (const end = Math.min(size, at + 32); at < end; at++, bits >>>= 1) signs[at] = 1 - ((bits & 1) << 1);
    }
    return signs;
  };
}

/**
 * Signs of a domain's items (clusters) in one null data set, the same for every cell that contains them.
 * @returns a function whose array is used again by its next call for the domain
 */
function unitSigns(
  seed: number,
  targets: readonly CalibrationTarget[],
): (domain: string, replicate: number) => Int8Array {
  const sizes = new Map<string, number>();
  for (const { domain, view } of targets) {
    const last = view.units.reduce((largest, unit) => Math.max(largest, unit), -1);
    sizes.set(domain, Math.max(sizes.get(domain) ?? 0, last + 1));
  }
  const byDomain = new Map(
    Array.from(sizes, ([domain, size]) => [
      domain,
      domainSigns(size, (replicate, words) => createRng(seed, 'aa-items', domain, replicate).fill(words)),
    ]),
  );
  return (domain, replicate) => byDomain.get(domain)?.(replicate) ?? new Int8Array(0);
}

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
  { rung, domain, view }: CalibrationTarget,
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
function coverageOf({ rung, domain, view }: CalibrationTarget, settings: AnalysisSettings): CoveragePoint[] {
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
 * The run's self-calibration: how often its own interval procedure claims a gain where the gain was removed, per cell and
 * family-wise, and the coverage of its intervals at its own size and at larger seed shares.
 * @param targets measured target cells; cells below the smallest size for a verdict are left out
 */
export function calibrate(
  targets: readonly CalibrationTarget[],
  settings: AnalysisSettings & { readonly family: number },
  progress: Progress,
): Calibration {
  const { alpha, seed, aaReplicates: draws, family } = settings;
  const usable = targets.filter(({ view }) => refuseFewColumns(view.cell) === undefined);
  const signs = unitSigns(seed, usable);
  const anyClaim = new Uint8Array(draws);
  progress.start('A/A check', usable.length);
  const cells = usable.map(target => {
    const options = {
      replicates: draws,
      tails: { single: alpha / 2, family: alpha / (2 * family) },
      unitSigns: (replicate: number) => signs(target.domain, replicate),
      units: target.view.units,
      rng: createRng(seed, 'aa', target.domain, target.rung),
    };
    const claims = accept(nullClaims(target.view.cell, options));
    for (const [replicate, claim] of claims.family.entries()) if (claim !== 0) anyClaim[replicate] = 1;
    progress.advance(1);
    return aaCell(target, claims, alpha);
  });
  progress.done();
  const families = anyClaim.reduce((sum, claim) => sum + claim, 0);
  const familyLowerBound = accept(clopperPearsonLower(families, draws, BOUND_ERROR));
  const passed = familyLowerBound <= alpha && cells.every(({ lowerBound }) => lowerBound <= alpha);
  const seedComponentChecked = usable.length > 0 && usable.every(({ view }) => view.cell.seeds >= 3);
  const aa = { cells, familyRate: families / draws, familyLowerBound, draws, alpha, passed, seedComponentChecked };
  return { aa, coverage: usable.flatMap(target => coverageOf(target, settings)) };
}
