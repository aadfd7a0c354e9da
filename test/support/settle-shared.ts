import { accept } from '../../src/core/refusal.ts';
import { type PlannedCell, type SettleInput, settle } from '../../src/stats/planning/settle.ts';

/** A cell whose arms share their seeds. */
export interface SharedCell {
  readonly mean: number;
  readonly seeds: number;
  readonly items: number;
  readonly seedVariance: number;
  readonly itemVariance: number;
  readonly errorVariance: number;
}

export type SharedInput = Omit<SettleInput, 'target' | 'sandbox'> & {
  readonly target: SharedCell;
  readonly sandbox: SharedCell;
};

const blockCell = ({ mean, items, itemVariance, ...block }: SharedCell): PlannedCell => ({
  mean,
  items,
  itemVariance,
  blocks: [block],
});

/** `settle` for cells whose arms share their seeds. */
export const settleShared = (input: SharedInput) =>
  accept(settle({ ...input, target: blockCell(input.target), sandbox: blockCell(input.sandbox) }));
