/** What one item does to the gain. */
export interface ItemInfluence {
  readonly item: string;
  readonly cluster?: string | undefined;
  /** Means over the seeds. */
  readonly baseline: number;
  readonly candidate: number;
  /** The gain with this item less the gain without it. */
  readonly shift: number;
}

/** The same of a cluster. */
export interface ClusterInfluence {
  readonly cluster: string;
  readonly items: number;
  readonly baseline: number;
  readonly candidate: number;
  readonly shift: number;
}

/** The items (clusters) that pull the gain up and down most, strongest first. */
export interface Influence {
  readonly items: { readonly up: readonly ItemInfluence[]; readonly down: readonly ItemInfluence[] };
  /** Only where items belong to clusters. */
  readonly clusters?:
    | { readonly up: readonly ClusterInfluence[]; readonly down: readonly ClusterInfluence[] }
    | undefined;
  /** Fewest items without which the gain is 0 or on the other side of it; absent where it is 0 or no such set leaves any item. */
  readonly itemsToZero?: number | undefined;
}
