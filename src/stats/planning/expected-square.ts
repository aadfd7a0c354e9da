import { type CellModel, fewestSeeds } from '../gain/cell-model.ts';
import { tQuantileUpper } from '../numeric/special-functions.ts';

/** What a cell has at least after buying; it keeps what it has, so 0 buys nothing. */
export interface Size {
  readonly seeds: number;
  readonly items: number;
}

/** A cell that has at least this size. */
export const grown = (cell: CellModel, { seeds, items }: Size): CellModel => ({
  ...cell,
  items: Math.max(items, cell.items),
  blocks: cell.blocks.map(block => ({ ...block, seeds: Math.max(seeds, block.seeds) })),
});

/** Expected squared half-width of a cell's mean: about new seeds from three seeds on, else about these seeds. */
export function expectedSquare(cell: CellModel, tail: number): number {
  const N = cell.items;
  const isAboutSeeds = fewestSeeds(cell) >= 3;
  let [seedSquare, columnVariance] = [0, cell.itemVariance];
  for (const { seeds: S, seedVariance, errorVariance } of cell.blocks) {
    if (isAboutSeeds) seedSquare += tQuantileUpper(tail, S - 1) ** 2 * (seedVariance / S + errorVariance / (S * N));
    else columnVariance += errorVariance / S;
  }
  return seedSquare + (tQuantileUpper(tail, N - 1) ** 2 * columnVariance) / N;
}
