/** A cell among the others of its family. */
export interface Contestant {
  /** The sum as observed. */
  readonly observed: number;
  /** Sums of this cell closer than this are the same sum. */
  readonly tolerance: number;
  /** Statistic per unit of the sum, ≥ 0: what makes cells comparable. */
  readonly weight: number;
}

/** Arrangements at least as extreme as the data, by cell. */
export interface MaxTHits {
  /** The cell's own statistic at least as large as observed. */
  readonly raw: Float64Array;
  /** The largest statistic of all cells at least as large as the observed one of this cell. */
  readonly singleStep: Float64Array;
  /** The same of the cells with no larger observed statistic; never fewer than for a cell with a larger one. */
  readonly stepDown: Float64Array;
}

export interface MaxTTally {
  /** Counts the first `count` arrangements. */
  add(sums: readonly Float64Array[], count: number): void;
  hits(): MaxTHits;
}

const countAtLeast = (values: Float64Array, count: number, least: number): number => {
  let found = 0;
  for (let at = 0; at < count; at++) if ((values[at] as number) >= least) found++;
  return found;
};

/**
 * Counts what max-t p-values are made of. The largest statistic of more and more cells, from the one with the smallest observed
 * statistic upwards, serves the steps down; that of all serves the single step.
 * @param twoSided compare the sizes of the statistics, else the statistics with their sign
 */
export function maxTTally(cells: readonly Contestant[], twoSided: boolean): MaxTTally {
  const sizeOf = twoSided ? Math.abs : (value: number) => value;
  const statistics = cells.map(({ observed, weight }) => sizeOf(observed) * weight);
  const tolerance = cells.reduce((most, cell) => Math.max(most, cell.tolerance * cell.weight), 0);
  const ascending = [...cells.keys()].sort((a, b) => (statistics[a] as number) - (statistics[b] as number));
  const raw = new Float64Array(cells.length);
  const singleStep = new Float64Array(cells.length);
  const stepDown = new Float64Array(cells.length);
  const bump = (list: Float64Array, cell: number, found: number): void => {
    list[cell] = (list[cell] as number) + found;
  };
  let own = new Float64Array(0);
  let largest = new Float64Array(0);

  const enter = (cell: number, sums: Float64Array, count: number): void => {
    const { observed, weight, tolerance: near } = cells[cell] as Contestant;
    for (let at = 0; at < count; at++) {
      const size = sizeOf(sums[at] as number);
      own[at] = size;
      largest[at] = Math.max(largest[at] as number, size * weight);
    }
    bump(raw, cell, countAtLeast(own, count, sizeOf(observed) - near));
    bump(stepDown, cell, countAtLeast(largest, count, (statistics[cell] as number) - tolerance));
  };

  const add = (sums: readonly Float64Array[], count: number): void => {
    if (own.length < count) [own, largest] = [new Float64Array(count), new Float64Array(count)];
    largest.fill(Number.NEGATIVE_INFINITY);
    for (const cell of ascending) enter(cell, sums[cell] as Float64Array, count);
    for (const cell of cells.keys()) {
      bump(singleStep, cell, countAtLeast(largest, count, (statistics[cell] as number) - tolerance));
    }
  };
  const hits = (): MaxTHits => {
    const rising = stepDown.slice();
    let most = 0;
    for (const cell of ascending.toReversed()) {
      most = Math.max(most, rising[cell] as number);
      rising[cell] = most;
    }
    return { raw, singleStep, stepDown: rising };
  };
  return { add, hits };
}
