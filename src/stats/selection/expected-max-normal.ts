import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkCounts } from '../guard.ts';
import { normalCdf, normalSf } from '../numeric/special-functions.ts';

/** Step of the trapezoidal rule; the density of the maximum is smooth and falls fast, so the error is below rounding. */
const STEP = 1 / 64;
/** How far the tails reach: beyond it lies less than 1e-18. */
const REACH = 9;

const logCdf = (x: number): number => (x > 0 ? Math.log1p(-normalSf(x)) : Math.log(normalCdf(x)));

/**
 * Expected maximum of K independent standard normal variables, ∫ x·K·φ(x)·Φ(x)^(K−1) dx. The search bias of the best of K
 * equally good methods with independent errors is this many standard errors.
 * @param count K, whole, 1 … 2⁵³
 * @returns 0 for K = 1, 1.54 for 10, 4.86 for 10⁶; refused: EMPTY_INPUT for K = 0, OUT_OF_RANGE, NON_FINITE or NOT_BINARY
 * unless K is a whole number
 * @source Harter (1961), Biometrika 48:151–165, expected values of normal order statistics.
 */
export function expectedMaxNormal(count: number): number | Refusal {
  const wrong = checkCounts({ count });
  if (wrong !== undefined) return wrong;
  if (count === 0) return refuse('EMPTY_INPUT', 'count', 'The best of no methods: expected at least one.');
  if (count === 1) return 0;
  const last = Math.ceil((REACH + Math.sqrt(2 * Math.log(count))) / STEP);
  let sum = 0;
  for (let step = -REACH / STEP; step <= last; step++) {
    const x = step * STEP;
    sum += x * Math.exp(Math.log(count) + (count - 1) * logCdf(x) - (x * x) / 2);
  }
  return (sum * STEP) / Math.sqrt(2 * Math.PI);
}
