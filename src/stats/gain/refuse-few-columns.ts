import type { Refusal } from '../../core/estimate.ts';
import { type GainCell, MIN_COLUMNS } from './gain-cell.ts';

/** Below 15 items or clusters no interval is trusted with a verdict. */
export function refuseFewColumns({ matrix, clusterSizes }: GainCell): Refusal {
  const unit = clusterSizes === undefined ? 'items' : 'clusters';
  return {
    status: 'refused',
    code: clusterSizes === undefined ? 'TOO_FEW_OBSERVATIONS' : 'TOO_FEW_CLUSTERS',
    reason: `${matrix.items} paired ${unit}; a verdict needs at least ${MIN_COLUMNS}.`,
  };
}
