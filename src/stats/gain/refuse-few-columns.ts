import { type Refusal, refuse } from '../../core/refusal.ts';
import { type GainCell, MIN_COLUMNS } from './gain-cell.ts';

/** Below 15 items or clusters no interval is trusted with a verdict. */
export function refuseFewColumns({ matrix, clusterSizes }: GainCell): Refusal {
  const [code, unit] =
    clusterSizes === undefined
      ? (['TOO_FEW_OBSERVATIONS', 'items'] as const)
      : (['TOO_FEW_CLUSTERS', 'clusters'] as const);
  return refuse(code, unit, `${matrix.items} paired ${unit}; a verdict needs at least ${MIN_COLUMNS}.`);
}
