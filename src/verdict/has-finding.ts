import type { CellRef } from '../core/cell-estimates.ts';
import type { Finding } from '../core/finding.ts';
import { isSameCell } from '../core/is-same-cell.ts';

/** Whether a finding of this severity names this cell. */
export const hasFinding = (findings: readonly Finding[], cell: CellRef, severity: Finding['severity']): boolean =>
  findings.some(finding => finding.severity === severity && finding.cells.some(one => isSameCell(one, cell)));
