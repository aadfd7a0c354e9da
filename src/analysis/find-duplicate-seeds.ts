import type { ArmGrid, CellGrid } from '../core/cell-grid.ts';

/**
 * Seeds whose scores repeat those of another seed in every given arm: one seed, not a replication.
 * @returns row numbers of the copies; of equal seeds the first of the grid is kept
 */
export function findDuplicateSeeds(
  arms: readonly ArmGrid[],
  grid: CellGrid,
  { seeds, columns }: { seeds: readonly number[]; columns: readonly number[] },
): number[] {
  const width = grid.items.length;
  const isSame = (x: number, y: number) =>
    arms.every(arm => columns.every(column => arm.score[x * width + column] === arm.score[y * width + column]));
  const kept: number[] = [];
  const copies: number[] = [];
  for (const seed of seeds) (kept.some(other => isSame(other, seed)) ? copies : kept).push(seed);
  return copies;
}
