import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { checkFinite, checkTail } from '../guard.ts';
import type { Limits } from '../limits.ts';
import { mean } from '../numeric/moments.ts';
import { normalQuantile, tQuantileUpper } from '../numeric/special-functions.ts';
import { tameValues } from '../numeric/tame-values.ts';
import type { UnitLabel } from '../unit-labels.ts';
import { type ClusterIndex, clusterIndex } from './cluster-index.ts';
import { clusterRobust } from './cluster-robust.ts';

/** A spread at most this share of the largest difference is float noise around 0. */
const NOISE = 1e-12;

export interface RobustError {
  readonly se: number;
  /** Degrees of freedom of the interval's t; absent where it is normal. */
  readonly df?: number | undefined;
  readonly interval: Limits;
}

export interface ClusteredMean {
  readonly items: number;
  readonly clusters: number;
  readonly mean: number;
  /** Ignores clusters. */
  readonly naiveSe: number;
  /** √(Σ S_g²)/n with a normal interval, no finite-cluster factor: too small for few clusters. */
  readonly cr0: RobustError;
  /** CR0·√(G/(G−1)) with t on G − 1: what Stata, survey packages and inspect_ai print. */
  readonly cr1: RobustError;
  /** Bell–McCaffrey with Satterthwaite's degrees of freedom: the one to use below some 40 clusters. */
  readonly cr2: RobustError;
  /** √(naive² + cross products within clusters/n²), divisors mixed as in the formula's literal reading. */
  readonly mixedSe: number;
  /** (CR1/naive)². */
  readonly designEffect: number;
  /** One-way ANOVA intraclass correlation of the differences; refused where no cluster has two items. */
  readonly icc: number | Refusal;
  /** The cluster sums do not vary: the robust errors are 0, and the intervals say nothing. */
  readonly degenerate: boolean;
}

/** Items and sums of residuals of each cluster, and the sum of all squared residuals. */
interface ClusterSums {
  readonly sizes: Float64Array;
  readonly sums: Float64Array;
  readonly squares: number;
}

function sumUp(values: ArrayLike<number>, centre: number, index: ClusterIndex): ClusterSums {
  const [sizes, sums] = [new Float64Array(index.count), new Float64Array(index.count)];
  let squares = 0;
  for (let at = 0; at < values.length; at++) {
    const unit = index.unitOf[at] as number;
    const residual = (values[at] as number) - centre;
    sizes[unit] = (sizes[unit] as number) + 1;
    sums[unit] = (sums[unit] as number) + residual;
    squares += residual * residual;
  }
  return { sizes, sums, squares };
}

const sumOfSquares = (values: Float64Array): number => values.reduce((sum, value) => sum + value * value, 0);

/** (MSB − MSW)/(MSB + (n₀ − 1)·MSW). */
function anovaIcc({ sizes, sums, squares }: ClusterSums, items: number): number | Refusal {
  const clusters = sizes.length;
  if (items === clusters) {
    return refuse('TOO_FEW_OBSERVATIONS', 'clusters', 'Every cluster has one item: nothing varies within clusters.');
  }
  let [between, mixed] = [0, 0];
  for (let g = 0; g < clusters; g++) {
    const size = sizes[g] as number;
    between += (sums[g] as number) ** 2 / size;
    mixed += (size / items) * (items - size);
  }
  const msBetween = between / (clusters - 1);
  const msWithin = Math.max(0, squares - between) / (items - clusters);
  const typicalSize = mixed / (clusters - 1);
  // Above 0: something varies, and n₀ is above 1 as soon as one cluster has two items.
  return (msBetween - msWithin) / (msBetween + (typicalSize - 1) * msWithin);
}

/** Everything in units of the values. */
interface Parts extends ClusterSums {
  readonly centre: number;
  readonly naiveSe: number;
  readonly cr0: number;
}

function partsOf(values: Float64Array, index: ClusterIndex): Parts {
  const items = values.length;
  const centre = mean(values);
  const sums = sumUp(values, centre, index);
  const naiveSe = Math.sqrt(sums.squares / items / (items - 1));
  return { ...sums, centre, naiveSe, cr0: Math.sqrt(sumOfSquares(sums.sums)) / items };
}

type RobustErrors = Pick<ClusteredMean, 'cr0' | 'cr1' | 'cr2'>;

/** CR0, CR1 and CR2 in the units of the differences, each with its interval. */
function robustErrors({ sizes, sums, centre, cr0 }: Parts, unit: number, tail: number): RobustErrors | Refusal {
  const clusters = sizes.length;
  const bell = clusterRobust(sizes, sums);
  const around = (se: number, quantile: number) => ({
    se: se * unit,
    interval: { low: (centre - quantile * se) * unit, high: (centre + quantile * se) * unit },
  });
  const byT = (se: number, df: number): RobustError => ({ ...around(se, tQuantileUpper(tail, df)), df });
  const errors = {
    cr0: around(cr0, -normalQuantile(tail)),
    cr1: byT(cr0 * Math.sqrt(clusters / (clusters - 1)), clusters - 1),
    cr2: byT(bell.se, bell.df),
  };
  const limits = Object.values(errors).flatMap(({ interval: { low, high } }) => [low, high]);
  if (limits.every(Number.isFinite)) return errors;
  return refuse('OUT_OF_RANGE', 'tail', `Limits with a one-sided error of ${tail} leave the range of a double.`);
}

/**
 * Mean paired difference with standard errors that allow for clusters: naive, CR0, CR1, CR2.
 * @param differences candidate − baseline per item, finite, n ≥ 2
 * @param clusters label of each item's cluster, at least two distinct ones
 * @param tail one-sided error of the intervals, in (0, 0.5)
 * @returns a refusal: EMPTY_INPUT, NON_FINITE, LENGTH_MISMATCH, MISSING_CLUSTER, TOO_FEW_CLUSTERS, OUT_OF_RANGE, ZERO_VARIANCE
 * where all differences are the same, up to float noise; OUT_OF_RANGE too where a limit leaves the range of a double
 * @source Liang & Zeger (1986), Biometrika 73:13–22 (CR0); Bell & McCaffrey (2002), Survey Methodology 28:169–181 (CR2);
 * Miller (2024), arXiv:2411.00640; Donner & Koval (1980), Biometrics 36:19–25 (ANOVA ICC)
 */
export function clusteredMean(
  differences: ArrayLike<number>,
  clusters: ArrayLike<UnitLabel>,
  tail: number,
): ClusteredMean | Refusal {
  const wrong = checkTail(tail) ?? checkFinite(differences, 'differences');
  if (wrong !== undefined) return wrong;
  const items = differences.length;
  const index = clusterIndex(clusters, items);
  if (isRefused(index)) return index;
  const { values, unit, largest } = tameValues(differences);
  const parts = partsOf(values, index);
  if (parts.naiveSe * Math.sqrt(items) <= NOISE * largest) {
    return refuse('ZERO_VARIANCE', 'differences', 'All differences are the same: their spread is unknown.');
  }
  const errors = robustErrors(parts, unit, tail);
  if (isRefused(errors)) return errors;
  return {
    items,
    clusters: index.count,
    mean: parts.centre * unit,
    naiveSe: parts.naiveSe * unit,
    ...errors,
    // The sum of squares appears with 1/(n(n − 1)) and with −1/n²: what is left of it is never negative.
    mixedSe: Math.sqrt(parts.cr0 * parts.cr0 + parts.squares / items / items / (items - 1)) * unit,
    designEffect: (parts.cr0 / parts.naiveSe) ** 2 * (index.count / (index.count - 1)),
    icc: anovaIcc(parts, items),
    degenerate: parts.cr0 <= NOISE * largest,
  };
}
