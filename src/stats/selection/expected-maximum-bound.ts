import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { checkFinite } from '../guard.ts';
import { expectedMaxNormal } from './expected-max-normal.ts';

export interface SearchedEstimate {
  /** Estimate of the method that won the search, on the data that it won on. */
  readonly estimate: number;
  /** Largest standard error of any estimate in the search, > 0; the winner's own where they are alike. */
  readonly se: number;
  /** Number of methods searched, K, with every variant that was tried and dropped. */
  readonly count: number;
  /**
   * Largest standard error of a difference between two of the estimates. Left out, √2·se is assumed: right whenever no two
   * estimates are negatively correlated, as with methods that share items and a baseline.
   */
  readonly differenceSe?: number | undefined;
}

export interface BoundedEstimate {
  /** No expected search bias is larger. */
  readonly bias: number;
  /** estimate − bias: on average not above the truth of the method that wins. */
  readonly corrected: number;
}

/** A standard error: above 0. */
function checkSe(se: number, argument: string): Refusal | undefined {
  const wrong = checkFinite([se], argument);
  if (wrong !== undefined) return wrong;
  if (se > 0) return undefined;
  const code = se === 0 ? 'ZERO_VARIANCE' : 'OUT_OF_RANGE';
  return refuse(code, argument, `${argument} = ${se}: expected a number above 0.`);
}

/**
 * Corrects the winner of a search by a bound, where nothing but its own estimate is known. The bias E[ε_k*] of the winner k*
 * is at most E[max ε_k], whatever the true means; and for normal errors whose differences have standard errors of at most s,
 * that is at most s/√2 times the expected maximum of K independent standard normal variables. Careful: methods that are
 * alike, or of which one is far ahead, have less bias.
 * @returns refused: NON_FINITE, OUT_OF_RANGE, ZERO_VARIANCE, EMPTY_INPUT for K = 0, NOT_BINARY for a broken K
 * @source the first step is derived here; the second is the Sudakov–Fernique inequality: Adler & Taylor (2007), Random Fields
 * and Geometry, theorem 2.2.3.
 */
export function expectedMaximumBound(searched: SearchedEstimate): BoundedEstimate | Refusal {
  const { estimate, se, count, differenceSe = Math.SQRT2 * se } = searched;
  const wrong = checkFinite([estimate], 'estimate') ?? checkSe(se, 'se') ?? checkSe(differenceSe, 'differenceSe');
  if (wrong !== undefined) return wrong;
  const largest = expectedMaxNormal(count);
  if (isRefused(largest)) return largest;
  const bias = (differenceSe / Math.SQRT2) * largest;
  return { bias, corrected: estimate - bias };
}
