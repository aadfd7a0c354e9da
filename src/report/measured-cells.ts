import type { MeasuredCell } from '../core/cell-estimates.ts';
import type { TransferResult } from '../core/result.ts';

/** The cells that have estimates, in the result's order. */
export const measuredCells = ({ cells }: TransferResult): MeasuredCell[] =>
  cells.flatMap(({ estimates }) => (estimates.status === 'measured' ? [estimates] : []));
