import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkCounts, checkFinite } from '../guard.ts';
import { binomialHalfTail } from '../numeric/binomial-half-tail.ts';
import { normalCdf } from '../numeric/special-functions.ts';

/** Two counts whose sum a double holds exactly. */
function checkPairs(b: number, c: number): Refusal | undefined {
  const wrong = checkCounts({ b, c });
  if (wrong !== undefined || Number.isSafeInteger(b + c)) return wrong;
  return refuse('OUT_OF_RANGE', 'b', `b + c = ${b + c}: expected at most 2^53 − 1 discordant pairs.`);
}

/** What the test is against: any difference, the candidate better (`greater`), or worse (`less`). */
export type McNemarSide = 'two-sided' | 'greater' | 'less';

/** A p-value too small for a double is reported as the smallest one: it is never 0. */
const neverZero = (p: number): number => Math.max(p, Number.MIN_VALUE);

/** ½·(P(X ≥ k) + P(X > k)) for X ~ Bin(n, ½), without subtracting. */
const midTail = (n: number, k: number): number => (binomialHalfTail(n, k) + binomialHalfTail(n, k + 1)) / 2;

/**
 * McNemar's exact test: binomial p-value of b for X ~ Bin(b + c, ½); two-sided 2·P(X ≥ max(b, c)), at most 1. Conservative.
 * @param b pairs that the candidate gets right and the baseline wrong
 * @param c pairs the other way round
 * @returns p in (0, 1], 1 if no pair is discordant; refused `NON_FINITE`, `NOT_BINARY` (a fraction) or `OUT_OF_RANGE` unless both
 * are whole numbers ≥ 0, of a sum below 2⁵³
 * @source McNemar (1947), Psychometrika 12:153–157; exact form as in R's binom.test.
 */
export function mcnemarExact(b: number, c: number, side: McNemarSide = 'two-sided'): number | Refusal {
  const wrong = checkPairs(b, c);
  if (wrong !== undefined) return wrong;
  if (side !== 'two-sided') return neverZero(binomialHalfTail(b + c, side === 'greater' ? b : c));
  if (b === c) return 1;
  return neverZero(Math.min(1, 2 * binomialHalfTail(b + c, Math.max(b, c))));
}

/**
 * McNemar's mid-p: the exact p less the probability of the observed table (one-sided: less half of it); size near the level
 * where the exact test is far below it.
 * @param b pairs that the candidate gets right and the baseline wrong
 * @param c pairs the other way round
 * @returns p in (0, 1]; if b = c, 1 two-sided and ½ one-sided; refused as `mcnemarExact` refuses
 * @source Fagerland, Lydersen & Laake (2013), BMC Medical Research Methodology 13:91.
 */
export function mcnemarMidP(b: number, c: number, side: McNemarSide = 'two-sided'): number | Refusal {
  const wrong = checkPairs(b, c);
  if (wrong !== undefined) return wrong;
  if (b === c) return side === 'two-sided' ? 1 : 0.5;
  if (side !== 'two-sided') return neverZero(midTail(b + c, side === 'greater' ? b : c));
  return neverZero(2 * midTail(b + c, Math.max(b, c)));
}

/** McNemar's χ² statistic with 1 degree of freedom, and its p-value. */
export interface McNemarChiSquare {
  /** Refused `DEGENERATE_DENOMINATOR` if no pair is discordant. */
  readonly statistic: number | Refusal;
  /** In (0, 1]; 1 if no pair is discordant. */
  readonly p: number;
}

/**
 * McNemar's χ² test, (b − c)²/(b + c), or with Edwards's continuity correction max(|b − c| − 1, 0)²/(b + c), which is nearly the
 * exact test. Without correction it is the score test: the exact dual of Tango's interval.
 * @param b pairs that the candidate gets right and the baseline wrong
 * @param c pairs the other way round
 * @returns refused as `mcnemarExact` refuses
 * @source McNemar (1947), Psychometrika 12:153–157; correction: Edwards (1948), Psychometrika 13:185–187. Tango (1998), Statistics in
 * Medicine 17:891–908: his score at Δ = 0 is McNemar's.
 */
export function mcnemarChiSquare(b: number, c: number, correction: 'corrected' | 'none'): McNemarChiSquare | Refusal {
  const wrong = checkPairs(b, c);
  if (wrong !== undefined) return wrong;
  if (b + c === 0) {
    return { statistic: refuse('DEGENERATE_DENOMINATOR', 'b', 'No pair is discordant: 0 divided by 0.'), p: 1 };
  }
  const apart = Math.max(0, Math.abs(b - c) - (correction === 'corrected' ? 1 : 0));
  const z = apart / Math.sqrt(b + c);
  return { statistic: (apart * apart) / (b + c), p: apart === 0 ? 1 : neverZero(2 * normalCdf(-z)) };
}

/** The p-value of the score test: `mcnemarChiSquare` without correction. */
export function mcnemarScore(b: number, c: number): number | Refusal {
  const test = mcnemarChiSquare(b, c, 'none');
  return 'p' in test ? test.p : test;
}

/**
 * Discordant pairs of paired binary differences.
 * @param differences candidate − baseline per item, each −1, 0 or 1
 * @returns refused `EMPTY_INPUT`, `NON_FINITE`, or `NOT_BINARY` where one is anything else: McNemar and Tango need outcomes that
 * are right or wrong; for scores use the bootstrap or the sign-flip test
 */
export function discordantCounts(differences: ArrayLike<number>): { readonly b: number; readonly c: number } | Refusal {
  const wrong = checkFinite(differences, 'differences');
  if (wrong !== undefined) return wrong;
  let b = 0;
  let c = 0;
  for (let at = 0; at < differences.length; at++) {
    const difference = differences[at];
    if (difference === 1) b++;
    else if (difference === -1) c++;
    else if (difference !== 0) {
      return refuse('NOT_BINARY', 'differences', `Paired difference ${at} is ${difference}: expected −1, 0 or 1.`);
    }
  }
  return { b, c };
}
