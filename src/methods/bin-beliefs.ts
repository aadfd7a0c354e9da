/**
 * Bins of about equally many beliefs, from low to high. Equal beliefs share a bin, which may leave others empty: a teacher that
 * only says 0 and 1 has two, and the channel is a confusion matrix.
 * @param most number of bins, ≥ 1
 * @returns bin per belief: a whole number in [0, most)
 */
export function binBeliefs(beliefs: readonly number[], most: number): readonly number[] {
  const sorted = Float64Array.from(beliefs).sort();
  const firstRank = new Map<number, number>();
  for (const [rank, belief] of sorted.entries()) if (!firstRank.has(belief)) firstRank.set(belief, rank);
  return beliefs.map(belief => Math.floor((most * (firstRank.get(belief) ?? 0)) / beliefs.length));
}
