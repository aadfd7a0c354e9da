import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkFinite } from '../guard.ts';
import { largestMagnitude, mean } from '../numeric/moments.ts';

/** Leave-one-out values whose spread is this share of their size do not vary. */
const NOISE = 1e-13;

/**
 * BCa's acceleration from leave-one-out values, of one sample or of several independent ones:
 * a = Σ_k Σ l³ / (6·(Σ_k Σ l²)^1.5) with l = (n_k − 1)/n_k·(v̄_k − v), centred at each sample's own mean of leave-one-out values.
 * @param samples leave-one-out values of the statistic, by sample; finite, at least one each
 * @returns a, or a refusal: EMPTY_INPUT, NON_FINITE, DEGENERATE_DISTRIBUTION where leaving one out changes nothing
 * @source Efron & Tibshirani (1993), An Introduction to the Bootstrap, eq. 14.15; several samples as in SciPy's `bootstrap`
 */
export function jackknifeAcceleration(samples: readonly Float64Array[]): number | Refusal {
  if (samples.length === 0) return refuse('EMPTY_INPUT', 'samples', 'No samples: expected at least one.');
  let [size, largest] = [0, 0];
  const influences = samples.map(values => {
    const centre = values.length === 0 ? 0 : mean(values);
    size = Math.max(size, largestMagnitude(values));
    return values.map(value => {
      const influence = ((values.length - 1) / values.length) * (centre - value);
      largest = Math.max(largest, Math.abs(influence));
      return influence;
    });
  });
  for (const values of samples) {
    const wrong = checkFinite(values, 'samples');
    if (wrong !== undefined) return wrong;
  }
  if (largest <= NOISE * size) {
    return refuse(
      'DEGENERATE_DISTRIBUTION',
      'samples',
      'Leaving one out changes nothing: BCa has no skewness to correct.',
    );
  }
  let [squares, cubes] = [0, 0];
  for (const list of influences) {
    for (const influence of list) {
      squares += (influence / largest) ** 2;
      cubes += (influence / largest) ** 3;
    }
  }
  return cubes / (6 * squares ** 1.5);
}
