import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkBetween, checkTail } from '../guard.ts';
import { nctCdf, nctSf } from '../numeric/noncentral-t.ts';
import { tQuantileUpper } from '../numeric/special-functions.ts';
import { findRoot } from './find-root.ts';

/** Which differences are to be found: any, those above 0, those below 0. */
export type Alternative = 'two-sided' | 'greater' | 'less';

export interface TTestPlan {
  /** Level of the test, in (0, 0.5). */
  readonly alpha: number;
  readonly alternative: Alternative;
}

export interface TTestGoal extends TTestPlan {
  /** Wanted probability of rejection, in (α, 1). */
  readonly power: number;
}

/** More items than this are as good as infinitely many. */
const MOST_ITEMS = 1e12;
/** Nor fewer than this: with next to no degrees of freedom the quantile of t outgrows a double. */
const LEAST_ITEMS = 1.1;

/** P(reject) for n items, not necessarily whole, n > 1. */
function powerAt(n: number, dz: number, { alpha, alternative }: TTestPlan): number {
  const [df, ncp] = [n - 1, dz * Math.sqrt(n)];
  if (alternative === 'greater') return nctSf(tQuantileUpper(alpha, df), df, ncp);
  if (alternative === 'less') return nctSf(tQuantileUpper(alpha, df), df, -ncp);
  const critical = tQuantileUpper(alpha / 2, df);
  return Math.min(1, nctSf(critical, df, ncp) + nctCdf(-critical, df, ncp));
}

const checkGoal = ({ alpha, power }: TTestGoal): Refusal | undefined =>
  checkTail(alpha, 'alpha') ?? checkBetween(power, [alpha, 1], 'power');

function checkItems(n: number): Refusal | undefined {
  if (n >= 2 && Number.isSafeInteger(n)) return undefined;
  if (!Number.isFinite(n)) return refuse('NON_FINITE', 'n', `n = ${n}: expected a whole number of items, 2 or more.`);
  return refuse('TOO_FEW_OBSERVATIONS', 'n', `n = ${n}: expected a whole number of items, 2 or more.`);
}

/**
 * Power of the paired t test for n items and a standardised difference dz = difference ÷ standard deviation of the differences.
 * Two-sided power counts both tails.
 * @param n items, whole, ≥ 2
 * @param dz any finite number
 * @returns probability in [0, 1], or a refusal: TOO_FEW_OBSERVATIONS, NON_FINITE, OUT_OF_RANGE (alpha)
 * @source Cohen, Statistical Power Analysis for the Behavioral Sciences (1988), ch. 2; noncentral t, df n − 1, ncp dz·√n
 */
export function pairedTPower(n: number, dz: number, plan: TTestPlan): number | Refusal {
  const wrong = checkTail(plan.alpha, 'alpha') ?? checkItems(n);
  if (wrong !== undefined) return wrong;
  if (!Number.isFinite(dz)) return refuse('NON_FINITE', 'dz', `dz = ${dz}: expected a finite number.`);
  return powerAt(n, dz, plan);
}

/** The size of dz that the alternative can find; an effect of 0 or on the other side is found by no number of items. */
function sizeOf(dz: number, alternative: Alternative): number {
  return alternative === 'two-sided' ? Math.abs(dz) : alternative === 'greater' ? dz : -dz;
}

/**
 * Items that give the paired t test a wanted power.
 * @param dz standardised difference, not 0, on the side of the alternative
 * @returns `real`, the exact solution (1.1 where even less would do), and `items`, the next whole number; or a refusal: OUT_OF_RANGE (alpha, power, an effect
 * that cannot be found), NON_FINITE, NOT_ACHIEVABLE (more than 10¹² items)
 * @source inverts `pairedTPower`, which rises with n
 */
export function pairedTItems(dz: number, goal: TTestGoal): { readonly real: number; readonly items: number } | Refusal {
  const wrong = checkGoal(goal);
  if (wrong !== undefined) return wrong;
  if (!Number.isFinite(dz)) return refuse('NON_FINITE', 'dz', `dz = ${dz}: expected a finite number.`);
  const size = sizeOf(dz, goal.alternative);
  if (size <= 0) {
    const found = `dz = ${dz} with alternative ${goal.alternative}`;
    return refuse('OUT_OF_RANGE', 'dz', `${found}: no number of items finds an effect of 0, or on the other side.`);
  }
  const plan = {
    alpha: goal.alpha,
    alternative: goal.alternative === 'less' ? ('greater' as const) : goal.alternative,
  };
  let high = 2;
  while (powerAt(high, size, plan) < goal.power) {
    high *= 2;
    if (high > MOST_ITEMS) return refuse('NOT_ACHIEVABLE', 'dz', `dz = ${dz} needs more than ${MOST_ITEMS} items.`);
  }
  const low = high > 2 ? high / 2 : LEAST_ITEMS;
  if (powerAt(low, size, plan) >= goal.power) return { real: low, items: 2 };
  const real = findRoot(n => powerAt(n, size, plan) - goal.power, low, high);
  return { real, items: Math.max(2, Math.ceil(real)) };
}

/**
 * The smallest standardised difference that the paired t test finds with a wanted power.
 * @param n items, whole, ≥ 2
 * @returns dz > 0 (below 0 for `less`), or a refusal: TOO_FEW_OBSERVATIONS, NON_FINITE, OUT_OF_RANGE, NOT_ACHIEVABLE (no finite
 * dz has that power)
 * @source inverts `pairedTPower`, which rises with |dz|
 */
export function pairedTEffect(n: number, goal: TTestGoal): number | Refusal {
  const wrong = checkGoal(goal) ?? checkItems(n);
  if (wrong !== undefined) return wrong;
  const plan = {
    alpha: goal.alpha,
    alternative: goal.alternative === 'less' ? ('greater' as const) : goal.alternative,
  };
  let high = 1;
  while (powerAt(n, high, plan) < goal.power) {
    high *= 2;
    if (high > 1e6) return refuse('NOT_ACHIEVABLE', 'n', `No effect has a power of ${goal.power} with ${n} items.`);
  }
  const dz = findRoot(x => powerAt(n, x, plan) - goal.power, 0, high);
  return goal.alternative === 'less' ? -dz : dz;
}
