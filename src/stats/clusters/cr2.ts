import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkCounts, checkSameLength } from '../guard.ts';
import { tameValues } from '../numeric/tame-values.ts';
import { type ClusterRobust, clusterRobust } from './cluster-robust.ts';

function checkSizes(sizes: ArrayLike<number>): Refusal | undefined {
  let total = 0;
  for (let g = 0; g < sizes.length; g++) {
    const size = sizes[g] as number;
    const wrong = checkCounts({ sizes: size });
    if (wrong !== undefined) return wrong;
    if (size === 0) return refuse('OUT_OF_RANGE', 'sizes', `sizes: cluster ${g} has no items, expected at least one.`);
    total += size;
  }
  return checkCounts({ sizes: total });
}

/**
 * CR2 standard error of a mean and its Satterthwaite degrees of freedom, from the sums over clusters; see `clusterRobust` for
 * the formula and `clusteredMean` for the whole interval.
 * @param sizes items per cluster, whole, ≥ 1, at least two clusters
 * @param residualSums Σ_{i∈g}(d_i − mean) per cluster, finite
 * @returns a refusal: EMPTY_INPUT, LENGTH_MISMATCH, NON_FINITE, NOT_BINARY (a fraction of an item), OUT_OF_RANGE (an empty
 * cluster, a number beyond a double), TOO_FEW_CLUSTERS, ZERO_VARIANCE where all sums are 0
 * @source Bell & McCaffrey (2002), Survey Methodology 28:169–181; Pustejovsky & Tipton (2018), JBES 36:672–683.
 */
export function cr2(sizes: ArrayLike<number>, residualSums: ArrayLike<number>): ClusterRobust | Refusal {
  const wrong = checkSameLength({ sizes, residualSums }) ?? checkSizes(sizes);
  if (wrong !== undefined) return wrong;
  if (sizes.length < 2) return refuse('TOO_FEW_CLUSTERS', 'sizes', `${sizes.length} cluster: expected 2 or more.`);
  const { values, unit, largest } = tameValues(residualSums);
  if (largest === 0) return refuse('ZERO_VARIANCE', 'residualSums', 'All sums are 0: their spread is unknown.');
  const { se, df } = clusterRobust(Float64Array.from(sizes), values);
  if (Number.isFinite(se * unit) && Number.isFinite(df)) return { se: se * unit, df };
  return refuse('OUT_OF_RANGE', 'residualSums', 'The standard error leaves the range of a double.');
}
