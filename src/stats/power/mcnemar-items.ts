import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkBetween, checkTail } from '../guard.ts';
import { normalQuantile } from '../numeric/special-functions.ts';
import { findRoot } from './find-root.ts';
import { checkRates, type DiscordantRates } from './mcnemar-power.ts';

export interface McNemarGoal {
  /** Two-sided level, in (0, 0.5). */
  readonly alpha: number;
  /** In (α/2, 1). */
  readonly power: number;
}

const checkGoal = ({ alpha, power }: McNemarGoal): Refusal | undefined =>
  checkTail(alpha, 'alpha') ?? checkBetween(power, [alpha / 2, 1], 'power');

/** (z_{1−α/2}·√ψ + z_power·√(ψ − d²))²/d² with ψ the share of discordant pairs and d the difference. */
function itemsFor(discordant: number, difference: number, { alpha, power }: McNemarGoal): number {
  const spread = Math.sqrt(Math.max(0, discordant - difference * difference));
  const root = -normalQuantile(alpha / 2) * Math.sqrt(discordant) + normalQuantile(power) * spread;
  return (Math.max(0, root) / difference) ** 2;
}

/**
 * Items that give McNemar's test a wanted power by Connor's approximation. Below some 100 items it promises too much; check
 * the result with `mcnemarPower`.
 * @returns `real`, the solution of the formula, and `items`, the next whole number; or a refusal: OUT_OF_RANGE (alpha, power,
 * rates, p10 = p01), NON_FINITE
 * @source Connor (1987), Biometrics 43:207–211
 */
export function mcnemarItems(
  rates: DiscordantRates,
  goal: McNemarGoal,
): { readonly real: number; readonly items: number } | Refusal {
  const wrong = checkGoal(goal) ?? checkRates(rates);
  if (wrong !== undefined) return wrong;
  const difference = Math.abs(rates.p10 - rates.p01);
  if (difference === 0) {
    return refuse('OUT_OF_RANGE', 'p10', 'p10 = p01: no number of items finds an effect of 0.');
  }
  const real = itemsFor(rates.p10 + rates.p01, difference, goal);
  return { real, items: Math.max(1, Math.ceil(real)) };
}

/**
 * The smallest accuracy difference that McNemar's test finds with a wanted power among n items of which a share is discordant,
 * by the same approximation.
 * @param n items, whole, ≥ 1
 * @param discordantRate p10 + p01, in (0, 1]
 * @returns a difference in (0, discordantRate], or a refusal: NOT_ACHIEVABLE where even a difference of `discordantRate` lacks
 * the power, OUT_OF_RANGE, TOO_FEW_OBSERVATIONS
 * @source Connor (1987), Biometrics 43:207–211, solved for the difference
 */
export function mcnemarEffect(n: number, discordantRate: number, goal: McNemarGoal): number | Refusal {
  const wrong = checkGoal(goal);
  if (wrong !== undefined) return wrong;
  if (!Number.isSafeInteger(n) || n < 1) {
    return refuse('TOO_FEW_OBSERVATIONS', 'n', `n = ${n}: expected a whole number of items, 1 or more.`);
  }
  if (!(discordantRate > 0 && discordantRate <= 1)) {
    const found = `discordantRate = ${discordantRate}`;
    return refuse('OUT_OF_RANGE', 'discordantRate', `${found}: expected a number above 0, at most 1.`);
  }
  const excess = (difference: number) => n - itemsFor(discordantRate, difference, goal);
  if (excess(discordantRate) < 0) {
    const found = `${n} items with ${discordantRate} discordant`;
    return refuse('NOT_ACHIEVABLE', 'n', `${found}: not even a difference of ${discordantRate} is found.`);
  }
  return findRoot(excess, 0, discordantRate);
}
