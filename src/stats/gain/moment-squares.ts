import type { GainCell } from './gain-cell.ts';
import type { HoweInput } from './howe.ts';
import type { MeanSquares } from './layout-squares.ts';
import { addPseudoColumns, PSEUDO_COLUMNS } from './sparse-columns.ts';

/** Mean squares for half-widths: with the two pseudo-columns where the sparse rule applies. Not for point values. */
export const momentSquares = ({ squares, sparse }: GainCell): MeanSquares =>
  sparse ? addPseudoColumns(squares) : squares;

/** What Howe's rule needs of a cell, with the two pseudo-columns where the sparse rule applies. */
export function howeInput(cell: GainCell): HoweInput {
  const { items, msItems, seeds } = momentSquares(cell);
  const blocks = cell.sparse
    ? cell.blocks.map(({ squares }) => addPseudoColumns(squares))
    : cell.blocks.map(({ squares }) => squares);
  return { blocks, columnVariance: msItems / seeds, items };
}

/** Columns behind `momentSquares`. */
export const momentItems = ({ matrix, sparse }: GainCell): number => matrix.items + (sparse ? PSEUDO_COLUMNS : 0);
