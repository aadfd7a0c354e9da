import { CarryoverError } from '../../core/errors.ts';
import { requireCounts, requireFinite } from '../guard.ts';
import { binomialHalfTail } from '../numeric/binomial-half-tail.ts';
import { normalCdf } from '../numeric/special-functions.ts';

/** A p-value too small for a double is reported as the smallest one: it is never 0. */
const neverZero = (p: number): number => Math.max(p, Number.MIN_VALUE);

/**
 * McNemar's exact test: two-sided binomial p, 2·P(X ≥ max(b, c)) for X ~ Bin(b + c, ½), at most 1. Conservative.
 * @param b pairs that the candidate gets right and the baseline wrong
 * @param c pairs the other way round
 * @returns p in (0, 1]; 1 if no pair is discordant
 * @throws CarryoverError `data-invalid` unless both are whole numbers ≥ 0
 * @source McNemar (1947), Psychometrika 12:153–157; exact form as in R's binom.test.
 */
export function mcnemarExact(b: number, c: number): number {
  requireCounts({ b, c });
  if (b === c) return 1;
  return neverZero(Math.min(1, 2 * binomialHalfTail(b + c, Math.max(b, c))));
}

/**
 * McNemar's mid-p: the exact p less the probability of the observed table; size near the level where the exact test is
 * far below it.
 * @param b pairs that the candidate gets right and the baseline wrong
 * @param c pairs the other way round
 * @returns p in (0, 1]; 1 if b = c
 * @throws CarryoverError `data-invalid` unless both are whole numbers ≥ 0
 * @source Fagerland, Lydersen & Laake (2013), BMC Medical Research Methodology 13:91.
 */
export function mcnemarMidP(b: number, c: number): number {
  requireCounts({ b, c });
  if (b === c) return 1;
  const most = Math.max(b, c);
  // 2·P(X ≥ k) − P(X = k) without subtracting.
  return neverZero(binomialHalfTail(b + c, most) + binomialHalfTail(b + c, most + 1));
}

/**
 * McNemar's score test without continuity correction, p = 2Φ(−|b − c|/√(b + c)): the exact dual of Tango's interval.
 * @param b pairs that the candidate gets right and the baseline wrong
 * @param c pairs the other way round
 * @returns p in (0, 1]; 1 if no pair is discordant
 * @throws CarryoverError `data-invalid` unless both are whole numbers ≥ 0
 * @source Tango (1998), Statistics in Medicine 17:891–908: his score at Δ = 0 is McNemar's.
 */
export function mcnemarScore(b: number, c: number): number {
  requireCounts({ b, c });
  if (b === c) return 1;
  return neverZero(2 * normalCdf(-Math.abs(b - c) / Math.sqrt(b + c)));
}

/**
 * Discordant pairs of paired binary differences.
 * @param differences candidate − baseline per item, each −1, 0 or 1
 * @throws CarryoverError `data-invalid` if there are none, or one is anything else: McNemar then does not apply
 */
export function discordantCounts(differences: ArrayLike<number>): { readonly b: number; readonly c: number } {
  requireFinite(differences, 'paired differences');
  let b = 0;
  let c = 0;
  for (let at = 0; at < differences.length; at++) {
    const difference = differences[at];
    if (difference === 1) b++;
    else if (difference === -1) c++;
    else if (difference !== 0) {
      throw new CarryoverError(
        'data-invalid',
        `Paired difference ${at} is ${difference}: expected −1, 0 or 1`,
        'McNemar and Tango need outcomes that are right or wrong; for scores use the bootstrap or the sign-flip test.',
      );
    }
  }
  return { b, c };
}
