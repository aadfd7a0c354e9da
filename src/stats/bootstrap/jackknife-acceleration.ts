import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkFinite } from '../guard.ts';
import { largestMagnitude, mean } from '../numeric/moments.ts';

/** Leave-one-out values whose spread is this share of their size do not vary. */
const NOISE = 1e-13;

/** (n − 1)/n·(v̄ − v). */
function influencesOf(values: Float64Array): Float64Array {
  const centre = values.length === 0 ? 0 : mean(values);
  const share = (values.length - 1) / values.length;
  const influences = new Float64Array(values.length);
  for (let at = 0; at < values.length; at++) influences[at] = share * (centre - (values[at] as number));
  return influences;
}

const largestOf = (samples: readonly Float64Array[]): number =>
  samples.reduce((largest, values) => Math.max(largest, largestMagnitude(values)), 0);

/**
 * BCa's acceleration from leave-one-out values, of one sample or of several independent ones:
 * a = Σ_k Σ l³ / (6·(Σ_k Σ l²)^1.5) with l = (n_k − 1)/n_k·(v̄_k − v), centred at each sample's own mean of leave-one-out values.
 * @param samples leave-one-out values of the statistic, by sample; finite, at least one each
 * @returns a, or a refusal: EMPTY_INPUT, NON_FINITE, DEGENERATE_DISTRIBUTION where leaving one out changes nothing
 * @source Efron & Tibshirani (1993), An Introduction to the Bootstrap, eq. 14.15; several samples as in SciPy's `bootstrap`
 */
export function jackknifeAcceleration(samples: readonly Float64Array[]): number | Refusal {
  if (samples.length === 0) return refuse('EMPTY_INPUT', 'samples', 'No samples: expected at least one.');
  const influences = samples.map(influencesOf);
  const size = largestOf(samples);
  const largest = largestOf(influences);
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
  let squares = 0;
  let cubes = 0;
  for (const list of influences) {
    for (let at = 0; at < list.length; at++) {
      const influence = (list[at] as number) / largest;
      squares += influence ** 2;
      cubes += influence ** 3;
    }
  }
  return cubes / (6 * squares ** 1.5);
}
