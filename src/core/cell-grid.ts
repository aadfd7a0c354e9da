import type { CellRef } from './cell-estimates.ts';
import type { ArmRole, RungRole } from './design.ts';

/** Outcomes of one arm in one cell, seeds × items, row-major. */
export interface ArmGrid {
  /** Label in the table. */
  readonly name: string;
  /** Index into STATUSES; an outcome without a row is `missing`. */
  readonly status: Uint8Array;
  /** In [0, 1] where status is scored; must not be read elsewhere. */
  readonly score: Float64Array;
  /** What was predicted, as a code per distinct prediction, −1 where that is not known; absent where the table does not say. */
  readonly predictions?: Int32Array | undefined;
}

/** One rung × domain: every seed and item that any analysed arm has, in an order that does not depend on labels or rows. */
export interface CellGrid extends CellRef {
  readonly role: RungRole;
  readonly seeds: readonly string[];
  /** Position of each column in the domain's item list. */
  readonly items: Int32Array;
  readonly arms: Readonly<Partial<Record<ArmRole, ArmGrid>>>;
  /** Arms that play no part in the verdict and whose method uses no teacher; absent where there are none. */
  readonly references?: readonly ArmGrid[] | undefined;
}

/** All cells of one domain, over one list of items. */
export interface DomainGrid {
  readonly domain: string;
  /** Item labels, in the domain's order. */
  readonly items: readonly string[];
  /** Cluster number of each item; absent where every item stands for itself. */
  readonly clusters?: Int32Array | undefined;
  /** Name of each item's cluster, where it is in one; absent where `clusters` is. */
  readonly clusterNames?: readonly (string | undefined)[] | undefined;
  /** In the order of the design's rungs; rungs without a row in this domain are absent. */
  readonly cells: readonly CellGrid[];
}
