import { type Refusal, refuse } from '../../core/refusal.ts';
import { clusterIndex } from '../clusters/cluster-index.ts';
import { checkRange } from '../guard.ts';
import { largestMagnitude, mean } from '../numeric/moments.ts';
import { tameValues } from '../numeric/tame-values.ts';
import type { UnitLabel } from '../unit-labels.ts';

/** |ceiling − weak| at most this share of the largest outcome is float noise around 0. */
const NOISE = 1e-12;

/** Outcomes in [0, 1] of the same items. */
export interface GapArms {
  readonly weak: ArrayLike<number>;
  readonly ceiling: ArrayLike<number>;
  readonly baseline: ArrayLike<number>;
  readonly candidate: ArrayLike<number>;
}

const ARMS = ['weak', 'ceiling', 'baseline', 'candidate'] as const;

/** A share of the gap with its standard errors. */
export interface GapShare {
  readonly share: number;
  /** Linearised, with the factor n/(n − 1), or G/(G − 1) with clusters. */
  readonly deltaSe: number;
  /** Delete-one jackknife over items or clusters; refused where leaving one out leaves no gap. */
  readonly jackknifeSe: number | Refusal;
  /** The share is the same in every unit up to rounding: its errors are 0 and say nothing. */
  readonly degenerate: boolean;
}

export interface GapRecovered {
  readonly means: Readonly<Record<keyof GapArms, number>>;
  /** ceiling − weak; may be negative, and then says so. */
  readonly headroom: number;
  readonly headroomNegative: boolean;
  /** candidate − baseline. */
  readonly gain: number;
  readonly candidate: GapShare;
  readonly baseline: GapShare;
  /** gain ÷ headroom. */
  readonly difference: GapShare;
}

/** Sums over the items of each unit (item or cluster) of a numerator and of the gap. */
interface Units {
  readonly numerators: Float64Array;
  readonly gaps: Float64Array;
}

/** How items make up units, and in what size outcomes are counted so that their squares do not vanish. */
interface Layout {
  readonly unitOf: Int32Array;
  readonly count: number;
  readonly size: number;
}

function sumUnits(plus: ArrayLike<number>, minus: ArrayLike<number>, { unitOf, count, size }: Layout): Float64Array {
  const sums = new Float64Array(count);
  for (let at = 0; at < unitOf.length; at++) {
    const unit = unitOf[at] as number;
    sums[unit] = (sums[unit] as number) + ((plus[at] as number) - (minus[at] as number)) / size;
  }
  return sums;
}

/** √[G/(G−1)·Σ (x_g − R·y_g)²] ÷ |Σ y|. */
function deltaSe({ numerators, gaps }: Units, share: number, total: number): number {
  const count = gaps.length;
  let squares = 0;
  for (let g = 0; g < count; g++) squares += ((numerators[g] as number) - share * (gaps[g] as number)) ** 2;
  return Math.sqrt((count / (count - 1)) * squares) / Math.abs(total);
}

/** √[(G−1)/G·Σ (R_(−g) − R̄)²] over the ratios that leave one unit out. */
function jackknifeSe(
  { numerators, gaps }: Units,
  totals: { readonly top: number; readonly gap: number },
  noise: number,
) {
  const count = gaps.length;
  const left = new Float64Array(count);
  for (let g = 0; g < count; g++) {
    const gap = totals.gap - (gaps[g] as number);
    if (Math.abs(gap) <= noise) {
      return refuse('DEGENERATE_DENOMINATOR', 'ceiling', `Without unit ${g} there is no gap between ceiling and weak.`);
    }
    left[g] = (totals.top - (numerators[g] as number)) / gap;
  }
  const centre = mean(left);
  let squares = 0;
  for (const value of left) squares += (value - centre) ** 2;
  return Math.sqrt(((count - 1) / count) * squares);
}

function shareOf(units: Units, noise: number): GapShare {
  const count = units.gaps.length;
  const [top, gap] = [mean(units.numerators) * count, mean(units.gaps) * count];
  const share = top / gap;
  const se = deltaSe(units, share, gap);
  return {
    share,
    deltaSe: se,
    jackknifeSe: jackknifeSe(units, { top, gap }, noise),
    degenerate: se * Math.abs(gap) <= noise * Math.max(1, Math.abs(share)),
  };
}

function checkArms(arms: GapArms): Refusal | undefined {
  for (const arm of ARMS) {
    if (arms[arm].length === arms.weak.length) continue;
    const found = `${arm} has ${arms[arm].length} outcomes and weak has ${arms.weak.length}`;
    return refuse('LENGTH_MISMATCH', arm, `${found}: expected one of each per item.`);
  }
  for (const arm of ARMS) {
    const wrong = checkRange(arms[arm], [0, 1], arm);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/**
 * Performance gap recovered, (arm − weak)/(ceiling − weak), of candidate and baseline and their difference, on shared items.
 * @param arms outcomes in [0, 1], the same n ≥ 2 items in every arm
 * @param clusters label of each item's cluster, at least two distinct ones; absent where items stand for themselves
 * @returns shares with standard errors, or a refusal: EMPTY_INPUT, LENGTH_MISMATCH, NON_FINITE, OUT_OF_RANGE,
 * TOO_FEW_OBSERVATIONS, TOO_FEW_CLUSTERS, MISSING_CLUSTER, DEGENERATE_DENOMINATOR (ceiling = weak, up to float noise)
 * @source Burns et al. (2023), arXiv:2312.09390, for PGR; linearisation and jackknife of a ratio as in Särndal, Swensson &
 * Wretman, Model Assisted Survey Sampling (1992), ch. 5 and 11
 */
export function gapRecovered(arms: GapArms, clusters?: ArrayLike<UnitLabel>): GapRecovered | Refusal {
  const wrong = checkArms(arms);
  if (wrong !== undefined) return wrong;
  const items = arms.weak.length;
  if (items < 2) return refuse('TOO_FEW_OBSERVATIONS', 'weak', `${items} item: expected 2 or more.`);
  const units = clusters === undefined ? itemUnits(items) : clusterIndex(clusters, items);
  if ('status' in units) return units;
  const [weak, ceiling, baseline, candidate] = ARMS.map(arm => mean(arms[arm])) as [number, number, number, number];
  const headroom = ceiling - weak;
  const { unit: size, largest } = tameValues(ARMS.map(arm => largestMagnitude(arms[arm])));
  if (Math.abs(headroom) <= NOISE * largest * size) {
    const reason = `ceiling − weak is ${headroom}, 0 up to rounding: there is no gap to recover.`;
    return refuse('DEGENERATE_DENOMINATOR', 'ceiling', reason);
  }
  const layout = { ...units, size };
  const gaps = sumUnits(arms.ceiling, arms.weak, layout);
  const share = (plus: ArrayLike<number>, minus: ArrayLike<number>) =>
    shareOf({ numerators: sumUnits(plus, minus, layout), gaps }, NOISE * largest * items);
  return {
    means: { weak, ceiling, baseline, candidate },
    headroom,
    headroomNegative: headroom < 0,
    gain: candidate - baseline,
    candidate: share(arms.candidate, arms.weak),
    baseline: share(arms.baseline, arms.weak),
    difference: share(arms.candidate, arms.baseline),
  };
}

const itemUnits = (items: number) => ({ unitOf: Int32Array.from({ length: items }, (_, at) => at), count: items });
