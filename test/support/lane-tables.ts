import type { Rng } from '../../src/core/random.ts';
import { type LaneSums, laneSums } from '../../src/stats/kernels/lane-sums.ts';
import type { LaneTable, OpenLanes } from '../../src/stats/kernels/lane-table.ts';

/** A table of random entries whose weighted sums, with weights that sum to the number of layers, stay within the bound. */
export function randomTable(
  shape: { readonly items: number; readonly lanes: number; readonly seeds: number },
  largest: number,
  rng: Rng,
): LaneTable {
  const { items, lanes, seeds } = shape;
  const entry = () => rng.below(2 * largest + 1) - largest;
  const layers = Array.from({ length: seeds }, () => new Int8Array(items * lanes).map(entry));
  return { items, lanes, layers, bound: seeds * largest };
}

/** Weights that sum to the number of layers. */
function randomWeights(seeds: number, rng: Rng): Int32Array {
  const weights = new Int32Array(seeds);
  for (let draw = 0; draw < seeds; draw++) {
    const seed = rng.below(seeds);
    weights[seed] = (weights[seed] as number) + 1;
  }
  return weights;
}

/** Sums of a few draws under a few weights, lanes only. */
export function sumsOf(table: LaneTable, open: OpenLanes, rng: Rng): number[] {
  const sums: LaneSums = laneSums(table, rng, open);
  const found: number[] = [];
  for (const replicates of [1, 3, 2]) {
    sums.weigh(randomWeights(table.layers.length, rng));
    const drawn = sums.draw(replicates);
    for (let r = 0; r < replicates; r++) {
      found.push(...drawn.subarray(r * sums.stride, r * sums.stride + table.lanes));
    }
  }
  return found;
}
