import type { Rng } from '../../core/random.ts';
import { drawBinomial } from '../random/draw-binomial.ts';
import { generatorState } from './generator-state.ts';
import { plainLanes } from './lane-sums-plain.ts';
import { wasmLanes } from './lane-sums-wasm.ts';
import { blockStarts, type LaneTable, type OpenLanes } from './lane-table.ts';

/** Replicates drawn at once: their sums stay near, and a compiled kernel is soon replaced by its optimised self. */
export const BATCH = 64;

/** Sums over items drawn with replacement, as many as there are, of a weighted sum of layers. */
export interface LaneSums {
  /** Entries per replicate in what `draw` gives: the lanes first, then filling. */
  readonly stride: number;
  /** How often each layer counts from now on; sets of weights in lexicographic order cost little. */
  weigh(weights: Int32Array): void;
  /** Sums of so many resamples, one after the other; valid until the next call. */
  draw(replicates: number): Int32Array;
}

const openLanes: OpenLanes = (table, state) => wasmLanes(table, state) ?? plainLanes(table, state);

/** How many of the items every replicate draws from each block, block after block: multinomial. */
function blockCounts(starts: readonly number[], replicates: number, rng: Rng): Uint32Array {
  const blocks = starts.length - 1;
  const items = starts[blocks] as number;
  const counts = new Uint32Array(blocks * replicates);
  for (let replicate = 0; replicate < replicates; replicate++) {
    let left = items;
    for (let block = 0; block < blocks; block++) {
      const start = starts[block] as number;
      const end = starts[block + 1] as number;
      const drawn = end === items ? left : drawBinomial(rng, left, (end - start) / (items - start));
      counts[block * replicates + replicate] = drawn;
      left -= drawn;
    }
  }
  return counts;
}

/**
 * Draws items of a table with replacement and adds up their lanes, exactly. The same numbers wherever it runs: compiled code
 * and TypeScript give the same bytes. One table at a time: a new one takes the memory of the one before.
 * @param rng a stream of its own
 */
export function laneSums(table: LaneTable, rng: Rng, open: OpenLanes = openLanes): LaneSums {
  const engine = open(table, generatorState(rng));
  const starts = blockStarts(table);
  const applied = new Int32Array(table.layers.length).fill(-1);
  const levelAt = new Int32Array(table.layers.length + 1); // level that holds the sum of the first layers
  return {
    stride: engine.stride,
    weigh(weights) {
      let first = 0;
      while (first < applied.length && weights[first] === applied[first]) first++;
      for (let layer = first; layer < applied.length; layer++) {
        const [weight, before] = [weights[layer] as number, levelAt[layer] as number];
        applied[layer] = weight;
        if (weight !== 0) engine.addLayer(layer, before, weight);
        levelAt[layer + 1] = weight === 0 ? before : layer + 1;
      }
    },
    draw: replicates => engine.draw(levelAt.at(-1) as number, blockCounts(starts, replicates, rng)),
  };
}
