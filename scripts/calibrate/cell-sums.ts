/** What the closed-form procedures need of one cell; differences are summed up over the items of a cluster first. */
export interface CellSums {
  /** Σ d, Σ over seeds of (row sum)², Σ over columns of (column sum)², Σ of the squares of seeds × columns. */
  total: number;
  rowSquares: number;
  columnSquares: number;
  squares: number;
  /** Columns with any item that the arms answer differently under any seed. */
  discordant: number;
  /** Σ over columns of column sum × the sandbox cell's column sum. */
  crossSandbox: number;
  /** The true gain with these seeds and new items. */
  theseSeeds: number;
}

export interface Layout {
  readonly seeds: number;
  readonly items: number;
  readonly clusterSize: number;
}
