import { isRefused, type Refusal } from '../../core/refusal.ts';
import { type CrossedMargins, crossedMargins } from './crossed-margins.ts';
import { type CrossedRatio, checkRatios } from './crossed-ratios.ts';
import { jackknifeRatio } from './jackknife-ratio.ts';

/** As `jackknifeCrossed`, of a ratio that was checked. */
export function leaveOut(above: CrossedMargins, below: CrossedMargins): readonly Float64Array[] | Refusal {
  const byItem = jackknifeRatio(above.columns, below.columns);
  if (isRefused(byItem) || above.rows.length === 1) return isRefused(byItem) ? byItem : [byItem];
  const bySeed = jackknifeRatio(above.rows, below.rows);
  return isRefused(bySeed) ? bySeed : [byItem, bySeed];
}

/**
 * Leave-one-out values of a ratio of sums over seeds × items: without each item in all seeds, and without each seed. For
 * `jackknifeAcceleration`, as two samples; with one seed there is one, the items.
 * @param ratio finite, S ≥ 1 seeds × N ≥ 2 items
 * @returns items first, or a refusal: EMPTY_INPUT, LENGTH_MISMATCH, NON_FINITE, OUT_OF_RANGE (sizes), TOO_FEW_OBSERVATIONS (one
 * item), DEGENERATE_DENOMINATOR (without some item or seed the denominator is 0)
 * @source Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 11; independent factors are pooled as several
 * samples are (Davison & Hinkley 1997, Bootstrap Methods and their Application, ch. 5)
 */
export function jackknifeCrossed(ratio: CrossedRatio): readonly Float64Array[] | Refusal {
  const wrong = checkRatios([ratio]);
  if (wrong !== undefined) return wrong;
  return leaveOut(crossedMargins(ratio.numerators), crossedMargins(ratio.denominators));
}
