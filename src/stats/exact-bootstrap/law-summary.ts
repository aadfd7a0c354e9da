import { type Refusal, refuse } from '../../core/refusal.ts';
import { bcaLevels, medianBias } from '../bootstrap/bca-levels.ts';
import type { Limits } from '../limits.ts';
import type { DiscreteLaw } from './discrete-law.ts';

/** Cumulated probabilities are rounded; a level is reached when this little is missing. */
const CHANCE_NOISE = 1e-12;

/** What is rarer may be left out of a law, so that no smaller p can be told. */
const LEAST_P = 1e-40;

/** Moments and intervals of an exact bootstrap distribution, all given that the statistic is defined. */
export interface LawSummary {
  readonly mean: number;
  /** Standard deviation of the law itself, no n − 1. */
  readonly sd: number;
  /** Number of distinct values; those rarer than 1e-40 may be left out. */
  readonly atoms: number;
  /** Probability of a value below the estimate, and of the estimate itself. */
  readonly less: number;
  readonly equal: number;
  /** Two-sided p of 0, dual to the percentile interval: 2·min(P(t ≤ 0), P(t ≥ 0)), at most 1, at least 1e-40. */
  readonly p: number;
  /** Probability of a resample in which the statistic does not exist. */
  readonly undefinedChance: number;
  readonly percentile: Limits;
  readonly basic: Limits;
  /** Median bias with ties counted half, as BCa uses it here; absent where all values lie on one side. */
  readonly z0?: number | undefined;
  /** The same with ties not counted, as Efron has it: for comparison only. */
  readonly z0Strict?: number | undefined;
  readonly bcaLevels?: readonly [number, number] | undefined;
  readonly bca: Limits | Refusal;
  /** One value only: percentile and basic interval are points, and say nothing. */
  readonly degenerate: boolean;
}

/** The smallest value whose cumulated probability reaches the level (type 1). */
function quantile({ values, chances }: DiscreteLaw, level: number): number {
  let cumulated = 0;
  for (let at = 0; at < values.length; at++) {
    cumulated += chances[at] as number;
    if (cumulated >= level - CHANCE_NOISE) return values[at] as number;
  }
  return values.at(-1) as number;
}

/** Mean, standard deviation, and the probabilities of less than the estimate and of the estimate itself. */
function momentsOf({ values, chances, slack }: DiscreteLaw, point: number) {
  let [mean, less, equal, variance] = [0, 0, 0, 0];
  for (let at = 0; at < values.length; at++) {
    const [value, chance] = [values[at] as number, chances[at] as number];
    mean += chance * value;
    if (Math.abs(value - point) <= 2 * (slack[at] as number)) equal += chance;
    else if (value < point) less += chance;
  }
  for (let at = 0; at < values.length; at++) variance += (chances[at] as number) * ((values[at] as number) - mean) ** 2;
  return { mean, sd: Math.sqrt(variance), less, equal };
}

function pOfZero({ values, chances, slack }: DiscreteLaw): number {
  let [below, above] = [0, 0];
  for (let at = 0; at < values.length; at++) {
    const [value, chance] = [values[at] as number, chances[at] as number];
    const nothing = 2 * (slack[at] as number);
    if (value <= nothing) below += chance;
    if (value >= -nothing) above += chance;
  }
  return Math.max(LEAST_P, Math.min(1, 2 * Math.min(below, above)));
}

function noBca(acceleration: number | Refusal, z0: number | undefined): Refusal {
  if (typeof acceleration !== 'number') return acceleration;
  const reason =
    z0 === undefined
      ? 'All resamples lie on one side of the estimate: BCa has no bias to correct for.'
      : `The resamples are too skewed for BCa (acceleration ${acceleration}).`;
  return refuse('DEGENERATE_DISTRIBUTION', 'law', reason);
}

/**
 * Summary of an exact bootstrap distribution. Endpoints are values of the distribution (quantiles of type 1).
 * @param point the estimate
 * @param options tail: one-sided error, in (0, 0.5); acceleration: BCa's, or why there is none
 * @returns a summary, or DEGENERATE_DENOMINATOR where the statistic exists in no resample
 * @source Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 13–14.
 */
export function summarizeLaw(
  law: DiscreteLaw,
  point: number,
  { tail, acceleration }: { readonly tail: number; readonly acceleration: number | Refusal },
): LawSummary | Refusal {
  const { values, undefinedChance } = law;
  if (values.length === 0) return refuse('DEGENERATE_DENOMINATOR', 'law', 'The statistic exists in no resample.');
  const moments = momentsOf(law, point);
  const percentile = { low: quantile(law, tail), high: quantile(law, 1 - tail) };
  const z0 = medianBias(moments.less + moments.equal / 2);
  const levels = z0 === undefined || typeof acceleration !== 'number' ? undefined : bcaLevels(z0, acceleration, tail);
  return {
    ...moments,
    p: pOfZero(law),
    atoms: values.length,
    undefinedChance,
    percentile,
    basic: { low: 2 * point - percentile.high, high: 2 * point - percentile.low },
    z0,
    z0Strict: medianBias(moments.less),
    bcaLevels: levels,
    bca: levels ? { low: quantile(law, levels[0]), high: quantile(law, levels[1]) } : noBca(acceleration, z0),
    degenerate: values.length === 1,
  };
}
