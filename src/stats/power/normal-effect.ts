import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkBetween, checkTail } from '../guard.ts';
import { normalQuantile } from '../numeric/special-functions.ts';

/** Where the variance of a mean paired difference comes from. */
export interface DifferenceVariance {
  /** ω²: variance over items of the true difference of the two arms. */
  readonly omega2: number;
  /** Resampling variance of one answer of either arm, averaged over items. */
  readonly sigma2A: number;
  readonly sigma2B: number;
  /** Answers per item of either arm, whole, ≥ 1. */
  readonly samplesA: number;
  readonly samplesB: number;
}

export interface NormalGoal {
  /** Two-sided level, in (0, 0.5). */
  readonly alpha: number;
  /** In (0.5, 1). */
  readonly power: number;
}

const perItem = ({ omega2, sigma2A, sigma2B, samplesA, samplesB }: DifferenceVariance): number =>
  omega2 + sigma2A / samplesA + sigma2B / samplesB;

function checkVariance(variance: DifferenceVariance): Refusal | undefined {
  const { omega2, sigma2A, sigma2B, samplesA, samplesB } = variance;
  for (const [name, value] of Object.entries({ omega2, sigma2A, sigma2B })) {
    if (Number.isFinite(value) && value >= 0) continue;
    const code = Number.isFinite(value) ? 'OUT_OF_RANGE' : 'NON_FINITE';
    return refuse(code, name, `${name} = ${value}: expected a finite variance, 0 or more.`);
  }
  for (const [name, value] of Object.entries({ samplesA, samplesB })) {
    if (Number.isSafeInteger(value) && value >= 1) continue;
    return refuse('OUT_OF_RANGE', name, `${name} = ${value}: expected a whole number of answers per item, 1 or more.`);
  }
  if (perItem(variance) === Number.POSITIVE_INFINITY) {
    return refuse('OUT_OF_RANGE', 'omega2', 'The sum of the variances leaves the range of a double.');
  }
  if (perItem(variance) > 0) return undefined;
  return refuse('ZERO_VARIANCE', 'omega2', 'All variances are 0: any difference at all would be found.');
}

const checkGoal = ({ alpha, power }: NormalGoal): Refusal | undefined =>
  checkTail(alpha, 'alpha') ?? checkBetween(power, [alpha / 2, 1], 'power');

const quantiles = ({ alpha, power }: NormalGoal): number => -normalQuantile(alpha / 2) + normalQuantile(power);

/**
 * The smallest mean difference that a two-sided test finds with a wanted power, by the normal approximation:
 * (z_{1−α/2} + z_power)·SE, SE² = (ω² + σ²_A/K_A + σ²_B/K_B)/n.
 * @param n items, whole, ≥ 1
 * @returns accuracy points as a fraction with the standard error, or a refusal: TOO_FEW_OBSERVATIONS, OUT_OF_RANGE, NON_FINITE,
 * ZERO_VARIANCE
 * @source Miller (2024), Adding Error Bars to Evals, arXiv:2411.00640, section on power
 */
export function normalEffect(
  n: number,
  variance: DifferenceVariance,
  goal: NormalGoal,
): { readonly se: number; readonly effect: number } | Refusal {
  const wrong = checkGoal(goal) ?? checkVariance(variance);
  if (wrong !== undefined) return wrong;
  if (!Number.isSafeInteger(n) || n < 1) {
    return refuse('TOO_FEW_OBSERVATIONS', 'n', `n = ${n}: expected a whole number of items, 1 or more.`);
  }
  const se = Math.sqrt(perItem(variance) / n);
  return { se, effect: quantiles(goal) * se };
}

/**
 * Items, not necessarily whole, at which `normalEffect` is the given difference.
 * @param effect difference to be found, > 0
 * @returns n > 0, or a refusal: OUT_OF_RANGE, NON_FINITE, ZERO_VARIANCE, NOT_ACHIEVABLE
 * @source Miller (2024), arXiv:2411.00640
 */
export function normalItems(effect: number, variance: DifferenceVariance, goal: NormalGoal): number | Refusal {
  const wrong = checkGoal(goal) ?? checkVariance(variance);
  if (wrong !== undefined) return wrong;
  if (!(effect > 0 && Number.isFinite(effect))) {
    return refuse('OUT_OF_RANGE', 'effect', `effect = ${effect}: expected a finite difference above 0.`);
  }
  const items = (quantiles(goal) / effect) ** 2 * perItem(variance);
  if (Number.isFinite(items)) return items;
  return refuse(
    'NOT_ACHIEVABLE',
    'effect',
    `effect = ${effect}: no number of items that a double holds would find it.`,
  );
}
