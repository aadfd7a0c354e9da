import type { Rng } from '../../core/random.ts';

/** Replicates that drew the same seeds: what they have in common is computed once. */
export interface SeedGroup {
  /** How often each seed was drawn; they sum to the number of seeds. */
  readonly weights: Int32Array;
  /** Positions of these replicates, ascending. */
  readonly replicates: readonly number[];
}

/**
 * Draws seeds with replacement, S of S, for every replicate, and groups equal draws. Groups are in lexicographic order of
 * their weights, so that neighbours differ in few seeds.
 * @param seeds S, 1 … 65,535
 */
export function seedGroups(seeds: number, replicates: number, rng: Rng): SeedGroup[] {
  const weights = new Uint16Array(seeds);
  const groups = new Map<string, number[]>();
  for (let replicate = 0; replicate < replicates; replicate++) {
    weights.fill(0);
    for (let draw = 0; draw < seeds; draw++) {
      const seed = seeds === 1 ? 0 : rng.below(seeds);
      weights[seed] = (weights[seed] as number) + 1;
    }
    const key = String.fromCharCode(...weights);
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [replicate]);
    else members.push(replicate);
  }
  return Array.from(groups.entries())
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, members]) => ({
      weights: Int32Array.from({ length: seeds }, (_, seed) => key.charCodeAt(seed)),
      replicates: members,
    }));
}
