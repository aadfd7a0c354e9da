import type { CellEstimates, LevelledBounds } from '../core/cell-estimates.ts';
import type { Finding } from '../core/finding.ts';
import type { Replication } from '../core/result.ts';
import { hasFinding } from './has-finding.ts';

/** Whether L > 0; undefined where the interval was refused. */
function isGain({ single: { gain } }: LevelledBounds): boolean | undefined {
  return gain.status === 'estimated' ? gain.low > 0 : undefined;
}

/** The sandbox cell is tested first, at 1 − α and m = 1: without a gain there is nothing to carry over. */
export function replicationOf(cell: CellEstimates, findings: readonly Finding[]): Replication {
  if (cell.status === 'unmeasured' || hasFinding(findings, cell, 'invalidates')) return 'unmeasured';
  if (cell.completeness.missingShare > cell.completeness.threshold) return 'unmeasured';
  const observed = isGain(cell.bounds);
  if (observed === undefined) return 'refused';
  const { missingBounds } = cell;
  const isStable =
    missingBounds === undefined ||
    [missingBounds.worst, missingBounds.best].every(bounds => isGain(bounds) === observed);
  if (!isStable) return 'unresolved-missing';
  return observed ? 'replicated' : 'not-replicated';
}
