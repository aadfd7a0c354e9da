import type { Rng } from '../../core/random.ts';

/** Replicates that drew the same seeds: what they have in common is computed once. */
export interface SeedGroup {
  /** How often each seed was drawn; over a set of seeds they sum to its size. */
  readonly weights: Int32Array;
  /** Positions of these replicates, ascending. */
  readonly replicates: readonly number[];
}

/** Draws seeds of every set with replacement, S of S, and counts them in `weights`, one set after the other. */
function drawSeeds(weights: Uint16Array, sizes: readonly number[], rng: Rng): void {
  for (let seed = 0; seed < weights.length; seed++) weights[seed] = 0; // so few that `fill` takes longer
  let start = 0;
  for (const size of sizes) {
    for (let draw = 0; draw < size; draw++) {
      const seed = start + (size === 1 ? 0 : rng.below(size));
      weights[seed] = (weights[seed] as number) + 1;
    }
    start += size;
  }
}

/** A name for every draw of seeds that sorts as the weights do: a number where a double holds all of them, else a text. */
function keyMaker(sizes: readonly number[]): (weights: Uint16Array) => number | string {
  const seeds = sizes.reduce((sum, size) => sum + size, 0);
  const base = Math.max(...sizes) + 1;
  if (base ** seeds > Number.MAX_SAFE_INTEGER) return weights => String.fromCharCode(...weights);
  return weights => {
    let key = 0;
    for (let seed = 0; seed < seeds; seed++) key = base * key + (weights[seed] as number);
    return key;
  };
}

/**
 * Draws seeds with replacement, S of S, for every replicate, and groups equal draws. Groups are in lexicographic order of
 * their weights, so that neighbours differ in few seeds.
 * @param sizes S, 1 … 65,535, of every set of seeds; each set is drawn by itself
 */
export function seedGroups(sizes: readonly number[], replicates: number, rng: Rng): SeedGroup[] {
  const seeds = sizes.reduce((sum, size) => sum + size, 0);
  if (seeds === sizes.length) {
    const all: number[] = [];
    for (let replicate = 0; replicate < replicates; replicate++) all.push(replicate);
    return [{ weights: new Int32Array(seeds).fill(1), replicates: all }]; // a set of one seed gives always that seed
  }
  const weights = new Uint16Array(seeds);
  const keyOf = keyMaker(sizes);
  const groups = new Map<number | string, { weights: Int32Array; replicates: number[] }>();
  for (let replicate = 0; replicate < replicates; replicate++) {
    drawSeeds(weights, sizes, rng);
    const key = keyOf(weights);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { weights: new Int32Array(weights), replicates: [replicate] });
    else group.replicates.push(replicate);
  }
  return Array.from(groups)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => group);
}
