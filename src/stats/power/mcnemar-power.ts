import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkCounts, checkTail } from '../guard.ts';
import { binomialHalfTail } from '../numeric/binomial-half-tail.ts';
import { binomPmf, binomSf, normalCdf, normalQuantile } from '../numeric/special-functions.ts';

/** Shares of all items: the candidate alone right, the baseline alone right. */
export interface DiscordantRates {
  readonly p10: number;
  readonly p01: number;
}

export interface McNemarPlan {
  /** Two-sided level, in (0, 0.5). */
  readonly alpha: number;
  readonly test: 'exact' | 'midp';
}

/** Terms of the sum over the number of discordant pairs below this share of 1 are left out. */
const NEGLIGIBLE = 1e-18;

/** Two probabilities of exclusive events. */
export function checkRates({ p10, p01 }: DiscordantRates): Refusal | undefined {
  for (const [name, rate] of Object.entries({ p10, p01 })) {
    if (!Number.isFinite(rate)) return refuse('NON_FINITE', name, `${name} = ${rate}: expected a number in [0, 1].`);
    if (rate < 0 || rate > 1) return refuse('OUT_OF_RANGE', name, `${name} = ${rate}: expected a number in [0, 1].`);
  }
  if (p10 + p01 <= 1 + 1e-12) return undefined;
  return refuse('OUT_OF_RANGE', 'p10', `p10 + p01 = ${p10 + p01}: expected at most 1.`);
}

/** Up to here the tail is summed, so that p = α is met exactly; above, the incomplete beta function is faster. */
const MOST_SUMMED = 1000;

const upperTail = (pairs: number, b: number): number =>
  pairs <= MOST_SUMMED ? binomialHalfTail(pairs, b) : binomSf(b - 1, pairs, 0.5);

/** Two-sided p of b against pairs − b for b above one half: twice the tail, less half of the observed table for mid-p. */
function pValue(pairs: number, b: number, test: McNemarPlan['test']): number {
  const tail = upperTail(pairs, b);
  return test === 'exact' ? 2 * tail : tail + upperTail(pairs, b + 1);
}

/** Smallest b above one half of the pairs whose p is at most α; more than there are pairs where none is. */
function criticalCount(pairs: number, from: number, { alpha, test }: McNemarPlan): number {
  let b = Math.max(from, Math.floor(pairs / 2) + 1);
  while (b <= pairs && pValue(pairs, b, test) > alpha) b++;
  return b;
}

/** P(reject) given the number of discordant pairs, each of which favours the candidate with probability `share`. */
function conditionalPower(pairs: number, critical: number, share: number): number {
  if (critical > pairs) return 0;
  // The two regions do not overlap, because the critical count is more than one half.
  return binomSf(critical - 1, pairs, share) + binomSf(critical - 1, pairs, 1 - share);
}

/**
 * Power of McNemar's test, unconditionally exact: the sum over the number of discordant pairs of the conditional test's
 * rejection probability, both sides counted. At p10 = p01 it is the size.
 * @param n items, whole, ≥ 0
 * @returns probability in [0, 1], or a refusal: OUT_OF_RANGE (rates, alpha, n), NON_FINITE
 * @source Connor (1987), Biometrics 43:207–211, for the problem; the exact sum is elementary
 */
export function mcnemarPower(n: number, rates: DiscordantRates, plan: McNemarPlan): number | Refusal {
  const wrong = checkTail(plan.alpha, 'alpha') ?? checkCounts({ n }) ?? checkRates(rates);
  if (wrong !== undefined) return wrong;
  const discordant = Math.min(1, rates.p10 + rates.p01);
  if (discordant === 0) return 0;
  const share = rates.p10 / (rates.p10 + rates.p01);
  const spread = 10 * Math.sqrt(n * discordant * (1 - discordant)) + 40;
  const first = Math.max(0, Math.floor(n * discordant - spread));
  const last = Math.min(n, Math.ceil(n * discordant + spread));
  let power = 0;
  let critical = 0;
  for (let pairs = first; pairs <= last; pairs++) {
    // One more pair raises the critical count by at most one and never lowers it by more than one.
    critical = criticalCount(pairs, pairs === first ? coarseStart(pairs, plan) : critical - 1, plan);
    const chance = binomPmf(pairs, n, discordant);
    if (chance >= NEGLIGIBLE) power += chance * conditionalPower(pairs, critical, share);
  }
  return Math.min(1, power);
}

/** A count that is surely not critical, near the first one that is. */
function coarseStart(pairs: number, { alpha }: McNemarPlan): number {
  const z = -normalQuantile(alpha / 2);
  return Math.floor(pairs / 2 + 0.4 * z * Math.sqrt(pairs)) - 2;
}

/**
 * The same power by the normal approximation, one tail only; far too high for small n (0.36 where the exact test has 0.12 at
 * n = 10), so use it for orientation alone.
 * @returns probability, or a refusal: DEGENERATE_DENOMINATOR where p10 = p01 (no effect to be found) or nothing varies
 * @source Connor (1987), Biometrics 43:207–211, after Miettinen (1968), Biometrics 24:339–352
 */
export function mcnemarPowerNormal(n: number, rates: DiscordantRates, alpha: number): number | Refusal {
  const wrong = checkTail(alpha, 'alpha') ?? checkCounts({ n }) ?? checkRates(rates);
  if (wrong !== undefined) return wrong;
  const discordant = rates.p10 + rates.p01;
  const difference = Math.abs(rates.p10 - rates.p01);
  const spread = discordant - difference * difference;
  if (difference === 0 || spread <= 0) {
    const reason = difference === 0 ? 'p10 = p01: there is no effect to be found.' : 'Every pair is the same.';
    return refuse('DEGENERATE_DENOMINATOR', 'p10', reason);
  }
  const critical = -normalQuantile(alpha / 2) * Math.sqrt(discordant);
  return normalCdf((difference * Math.sqrt(n) - critical) / Math.sqrt(spread));
}
