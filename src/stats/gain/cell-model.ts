/** One set of seeds of a contrast. */
export interface SeedModel {
  readonly seeds: number;
  /** σ²_S ≥ 0; with fewer than three seeds it is unknown and must be 0. */
  readonly seedVariance: number;
  /** σ²_E ≥ 0. */
  readonly errorVariance: number;
  /**
   * Effects of seeds that were seen, with mean 0 and mean square σ²_S: simulated seeds are drawn from them with replacement, so
   * that skewness and tails are those of the seeds. Absent where too few were seen: simulated seeds are normal then.
   */
  readonly effects?: ArrayLike<number> | undefined;
}

/** A contrast of one cell as the random-effects model sees it: its size and its variance components. */
export interface CellModel {
  readonly items: number;
  /** σ²_I ≥ 0. */
  readonly itemVariance: number;
  /** One set where the arms share their seeds, else one per arm. */
  readonly blocks: readonly SeedModel[];
}

/** Seeds of the smallest set: what a claim about new seeds rests on. */
export const fewestSeeds = ({ blocks }: Pick<CellModel, 'blocks'>): number =>
  Math.min(...blocks.map(({ seeds }) => seeds));

/** Variance of a column mean over the seeds that are run: σ²_I + Σ σ²_E,k/S_k. */
export const columnVarianceOf = ({ itemVariance, blocks }: CellModel): number =>
  blocks.reduce((sum, { seeds, errorVariance }) => sum + errorVariance / seeds, itemVariance);
