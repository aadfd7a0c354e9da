import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkCounts, checkTail } from '../guard.ts';
import { betaQuantile } from '../numeric/special-functions.ts';

/** A ratio of odds: a number ≥ 0, or without bound. */
export type Odds = number | 'unbounded';

/** The odds of Clopper–Pearson's lower bound of b in b + c, by the side whose chance is small and so keeps its digits. */
function lowerOdds(b: number, c: number, tail: number): number {
  if (b === 0) return 0;
  if (c === 0) return -(tail ** (1 / b)) / Math.expm1(Math.log(tail) / b);
  if (b < c) {
    const gain = betaQuantile(tail, b, c + 1);
    return gain / (1 - gain);
  }
  const loss = betaQuantile(1 - tail, c + 1, b);
  return (1 - loss) / loss;
}

/** 1/odds, the odds of `count` against the others; without any there is no upper limit. */
const inverseOf = (count: number, odds: number): Odds => (count === 0 ? 'unbounded' : 1 / odds);

export interface MatchedOddsRatio {
  /** b/c, the conditional maximum-likelihood estimate. */
  readonly estimate: Odds;
  readonly low: number;
  readonly high: Odds;
}

/**
 * Odds ratio of matched pairs, with its exact conditional interval: given b + c, b is binomial with odds equal to the ratio, so
 * the limits are the odds of Clopper–Pearson's. Excludes 1 exactly where the exact McNemar test rejects.
 * @param b pairs that the candidate gets right and the baseline wrong
 * @param c pairs the other way round
 * @param tail one-sided error, in (0, 0.5); the level is 1 − 2·tail
 * @returns refused `DEGENERATE_DENOMINATOR` where no pair is discordant; `NON_FINITE`, `NOT_BINARY` (a fraction) or
 * `OUT_OF_RANGE` for impossible counts; `OUT_OF_RANGE` for an impossible tail, and for one so small that a limit leaves the
 * range of a double
 * @source Fay (2010), The R Journal 2(1):53–58; Clopper & Pearson (1934), Biometrika 26:404–413.
 */
export function matchedOddsRatio(b: number, c: number, tail: number): MatchedOddsRatio | Refusal {
  const wrong = checkCounts({ b, c }) ?? checkTail(tail);
  if (wrong !== undefined) return wrong;
  if (b + c === 0) return refuse('DEGENERATE_DENOMINATOR', 'c', 'No pair is discordant: the odds are 0 to 0.');
  if (!Number.isSafeInteger(b + c)) {
    return refuse('OUT_OF_RANGE', 'b', `b + c = ${b + c}: expected at most 2^53 − 1 discordant pairs.`);
  }
  const low = lowerOdds(b, c, tail);
  const high = inverseOf(c, lowerOdds(c, b, tail));
  if (Number.isFinite(low) && (high === 'unbounded' || Number.isFinite(high))) {
    return { estimate: c === 0 ? 'unbounded' : b / c, low, high };
  }
  return refuse('OUT_OF_RANGE', 'tail', `Limits with a one-sided error of ${tail} leave the range of a double.`);
}
