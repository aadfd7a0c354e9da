import type { CellRef } from './cell-estimates.ts';

/** Whether both are one rung × domain; what is not there is no cell. */
export const isSameCell = (x: CellRef | undefined, y: CellRef | undefined): boolean =>
  x !== undefined && x.rung === y?.rung && x.domain === y.domain;
