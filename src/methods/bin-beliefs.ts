/** Middle of the ranks (from 0, as a share of all) that each value has in ascending order. */
function middleRanks(values: readonly number[]): ReadonlyMap<number, number> {
  const sorted = Float64Array.from(values).sort();
  const first = new Map<number, number>();
  const middle = new Map<number, number>();
  for (const [rank, value] of sorted.entries()) {
    const start = first.get(value) ?? rank;
    first.set(value, start);
    middle.set(value, (start + rank + 1) / 2 / sorted.length);
  }
  return middle;
}

/**
 * Bins of about equally many beliefs, from low to high; equal beliefs share a bin, and others may stay empty. A teacher that
 * gives two different beliefs has two bins, however rare one of them is: the channel is a confusion matrix then.
 * @param most number of bins, ≥ 2
 * @returns bin per belief: a whole number in [0, most)
 */
export function binBeliefs(beliefs: readonly number[], most: number): readonly number[] {
  const middle = middleRanks(beliefs);
  return beliefs.map(belief => Math.floor(most * (middle.get(belief) as number)));
}
