import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { checkRange, checkTail } from '../guard.ts';
import { largestMagnitude, mean, sampleVariance } from '../numeric/moments.ts';
import { tameValues } from '../numeric/tame-values.ts';
import { fiellerFromSummary, type RatioSet } from './ratio-of-means.ts';

/** |sandbox gain| at most this share of the largest outcome is float noise around 0. */
const NOISE = 1e-12;

/** Outcomes in [0, 1] of both arms on the same items. */
export interface TransferArms {
  readonly candidate: ArrayLike<number>;
  readonly baseline: ArrayLike<number>;
  /** Names of the items, one each and all different; needed to find the items that both cells share. */
  readonly items?: ArrayLike<string | number> | undefined;
}

export interface TransferRatio {
  readonly sandboxGain: number;
  readonly targetGain: number;
  readonly sandboxSe: number;
  readonly targetSe: number;
  /** Covariance of the two gains; 0 where no item is shared. */
  readonly covariance: number;
  /** target gain ÷ sandbox gain. */
  readonly ratio: number;
  /** √(SE_t² + R²·SE_s² − 2R·cov) ÷ |sandbox gain|. */
  readonly deltaSe: number;
  /** Fieller's set with t on one less than the smaller number of items: what to read in place of ratio ± SE. */
  readonly set: RatioSet['set'];
  /** The set is one point: the gains do not vary around the ratio, and neither it nor `deltaSe` says anything. */
  readonly degenerate: boolean;
}

function checkArms({ candidate, baseline, items }: TransferArms, name: string): Refusal | undefined {
  for (const [part, list] of Object.entries({ baseline, items })) {
    if (list === undefined || list.length === candidate.length) continue;
    const found = `${name}: ${candidate.length} outcomes of the candidate and ${list.length} of ${part}`;
    return refuse('LENGTH_MISMATCH', `${name}.${part}`, `${found}, expected one per item.`);
  }
  const wrong = checkRange(candidate, [0, 1], `${name}.candidate`) ?? checkRange(baseline, [0, 1], `${name}.baseline`);
  if (wrong !== undefined) return wrong;
  if (candidate.length >= 2) return undefined;
  return refuse('TOO_FEW_OBSERVATIONS', name, `${name}: ${candidate.length} item, expected 2 or more.`);
}

/** Gains per item in a unit in which their squares do not vanish, and their moments. */
interface Gains {
  readonly values: Float64Array;
  readonly mean: number;
  /** Of the mean. */
  readonly variance: number;
}

function gainsOf({ candidate, baseline }: TransferArms, unit: number): Gains {
  const values = Float64Array.from(candidate, (outcome, at) => (outcome - (baseline[at] as number)) / unit);
  return { values, mean: mean(values), variance: sampleVariance(values) / values.length };
}

/** Position of each item; a refusal where a name comes twice. */
function positionsOf(items: ArrayLike<string | number>, name: string): Map<string, number> | Refusal {
  const positions = new Map<string, number>();
  for (let at = 0; at < items.length; at++) positions.set(String(items[at]), at);
  if (positions.size === items.length) return positions;
  const reason = `${name}: ${items.length} items with ${positions.size} names, expected all to be different.`;
  return refuse('OUT_OF_RANGE', `${name}.items`, reason);
}

/** Positions of every shared item in target and sandbox. */
function sharedItems(target: TransferArms, sandbox: TransferArms): (readonly [number, number])[] | Refusal {
  if (target.items === undefined || sandbox.items === undefined) return [];
  const [there, here] = [positionsOf(target.items, 'target'), positionsOf(sandbox.items, 'sandbox')];
  if (isRefused(there)) return there;
  if (isRefused(here)) return here;
  const pairs: (readonly [number, number])[] = [];
  for (const [item, at] of there) {
    const other = here.get(item);
    if (other !== undefined) pairs.push([at, other]);
  }
  return pairs;
}

/**
 * Σ over shared items of the deviations from both means ÷ √[n_t(n_t−1)·n_s(n_s−1)]. Derived here: the two means as sums of
 * independent contributions of items; with all items shared it is the sample covariance ÷ n, and by Cauchy and Schwarz it never
 * exceeds what the two variances allow, as a covariance of the shared items alone could.
 */
function covarianceOf(target: Gains, sandbox: Gains, shared: readonly (readonly [number, number])[]): number {
  let products = 0;
  for (const [at, other] of shared) {
    products += ((target.values[at] as number) - target.mean) * ((sandbox.values[other] as number) - sandbox.mean);
  }
  const [n, m] = [target.values.length, sandbox.values.length];
  const covariance = products / Math.sqrt(n * (n - 1)) / Math.sqrt(m * (m - 1));
  // Squares can vanish where products do not.
  const most = Math.sqrt(target.variance) * Math.sqrt(sandbox.variance);
  return Math.max(-most, Math.min(most, covariance));
}

/** Size to count outcomes in, and the largest gain that is float noise in it. */
function sizeOf(arms: readonly TransferArms[]) {
  const { unit, largest } = tameValues(
    arms.flatMap(({ candidate, baseline }) => [largestMagnitude(candidate), largestMagnitude(baseline)]),
  );
  return { unit, noise: NOISE * largest };
}

/** √(Var_t + R²·Var_s − 2R·cov) ÷ |sandbox gain|. */
function deltaSe(target: Gains, sandbox: Gains, covariance: number): number {
  const ratio = target.mean / sandbox.mean;
  const square = target.variance + ratio * ratio * sandbox.variance - 2 * ratio * covariance;
  return Math.sqrt(Math.max(0, square)) / Math.abs(sandbox.mean);
}

/**
 * How much of the sandbox gain arrives: target gain ÷ sandbox gain, with its delta-method standard error and Fieller's set.
 * Items that both cells name are shared, and their covariance counts; without names the two sets of items are independent.
 * @param target outcomes in [0, 1] of n ≥ 2 items, both arms
 * @param sandbox the same of other items, or of some or all of the same
 * @param tail one-sided error of the set, in (0, 0.5)
 * @returns a refusal: EMPTY_INPUT, LENGTH_MISMATCH, NON_FINITE, OUT_OF_RANGE (tail, an outcome, an item named twice),
 * TOO_FEW_OBSERVATIONS, DEGENERATE_DENOMINATOR (no sandbox gain, up to float noise)
 * @source delta method; Fieller (1954), JRSS B 16:175–185
 */
export function transferRatio(target: TransferArms, sandbox: TransferArms, tail: number): TransferRatio | Refusal {
  const wrong = checkTail(tail) ?? checkArms(target, 'target') ?? checkArms(sandbox, 'sandbox');
  if (wrong !== undefined) return wrong;
  const shared = sharedItems(target, sandbox);
  if (isRefused(shared)) return shared;
  const { unit, noise } = sizeOf([target, sandbox]);
  const [there, here] = [gainsOf(target, unit), gainsOf(sandbox, unit)];
  if (Math.abs(here.mean) <= noise) {
    const reason = `The sandbox gain is ${here.mean * unit}, 0 up to rounding: nothing could have arrived.`;
    return refuse('DEGENERATE_DENOMINATOR', 'sandbox', reason);
  }
  const covariance = covarianceOf(there, here, shared);
  const summary = {
    numerator: there.mean,
    denominator: here.mean,
    varNumerator: there.variance,
    varDenominator: here.variance,
    covariance,
  };
  // The smaller set of items decides: t with its degrees of freedom is on the careful side.
  const df = Math.min(target.candidate.length, sandbox.candidate.length) - 1;
  const found = fiellerFromSummary(summary, { tail, df });
  if (isRefused(found)) return found;
  return {
    sandboxGain: here.mean * unit,
    targetGain: there.mean * unit,
    sandboxSe: Math.sqrt(here.variance) * unit,
    targetSe: Math.sqrt(there.variance) * unit,
    covariance: covariance * unit * unit,
    ratio: there.mean / here.mean,
    deltaSe: deltaSe(there, here, covariance),
    set: found.set,
    degenerate: found.degenerate,
  };
}
