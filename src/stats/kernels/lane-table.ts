/**
 * Small whole numbers of many items, in layers that are added up with weights: lane l of layer s holds one number per item.
 * Sums over drawn items are then exact, and many lanes are added at once.
 */
export interface LaneTable {
  readonly items: number;
  readonly lanes: number;
  /** One per seed; lane after lane, `items` numbers each, from −127 to 127. */
  readonly layers: readonly Int8Array[];
  /** Largest size that any entry of a weighted sum of the layers can have, 1 … 127. */
  readonly bound: number;
}

/** Lanes that are added in one step. */
export const VECTOR = 16;

/** Items whose rows stay in the near memory; 16-bit indices reach no further than 65,535. */
const BLOCK = 8192;

/** First item of every block, and the end of the last. */
export function blockStarts({ items }: LaneTable): number[] {
  const starts = Array.from({ length: Math.ceil(items / BLOCK) }, (_, block) => block * BLOCK);
  return [...starts, items];
}

/** How many rows a sum of 8 and a sum of 16 bits can hold. */
export const rowsHeld = ({ bound }: LaneTable): { readonly narrow: number; readonly wide: number } => ({
  narrow: Math.floor(127 / bound),
  wide: Math.floor(32_767 / bound),
});

/** What adds up layers and draws items. Level 0 holds zeros, level s + 1 what layer s was added to. */
export interface LaneEngine {
  /** Entries per replicate in what `draw` gives; lanes beyond the table's hold nothing of use. */
  readonly stride: number;
  /** Level `layer` + 1 becomes level `from` plus `weight` times the layer. */
  addLayer(layer: number, from: number, weight: number): void;
  /**
   * Sums of drawn items of a level, replicate after replicate; valid until the next call.
   * @param counts how many items each replicate draws from each block, block after block
   */
  draw(level: number, counts: Uint32Array): Int32Array;
}

/** Makes an engine for a table; it may take the memory of the one made before. `state` are four generators of four words. */
export type OpenLanes = (table: LaneTable, state: Uint32Array) => LaneEngine;
