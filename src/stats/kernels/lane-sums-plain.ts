import { xoshiro128 } from '../random/xoshiro128.ts';
import { blockStarts, type LaneEngine, type LaneTable, rowsHeld, VECTOR } from './lane-table.ts';

const TWO_32 = 4_294_967_296;
const GENERATORS = 4;
/** Words made ahead by each generator. */
const AHEAD = 256;

/** The next words of four generators, which take turns; word w of generator g is state[4·w + g] at first. */
function wordsAhead(state: Uint32Array): () => Int32Array {
  const own = Array.from({ length: GENERATORS }, (_, g) => Int32Array.from([0, 4, 8, 12], w => state[w + g] as number));
  const [ofOne, words] = [new Uint32Array(AHEAD), new Int32Array(GENERATORS * AHEAD)];
  return () => {
    own.forEach((ownState, g) => {
      xoshiro128(ownState, ofOne);
      for (let at = 0; at < AHEAD; at++) words[GENERATORS * at + g] = ofOne[at] as number;
    });
    return words;
  };
}

/**
 * Draws indices as the compiled kernel does: a word times items² is a number below items², rejected where what is left of it
 * is below 2³² mod items²; its two digits are the indices. A replicate uses up whole rounds of the four generators.
 */
function indexDraws(state: Uint32Array): (indices: Uint16Array, count: number, items: number) => void {
  const refill = wordsAhead(state);
  let words = refill();
  let next = 0;
  return (indices, count, items) => {
    const rejected = TWO_32 % (items * items);
    const share = items / TWO_32;
    for (let drawn = 0; drawn < count; ) {
      if (next === words.length) {
        words = refill();
        next = 0;
      }
      for (const end = next + GENERATORS; next < end; next++) {
        const word = words[next] as number;
        const rest = Math.imul(word, items);
        if (Math.imul(rest, items) >>> 0 < rejected) continue;
        indices[drawn++] = (word >>> 0) * share;
        indices[drawn++] = (rest >>> 0) * share;
      }
    }
  };
}

/** Two lanes in one word, of which sums stay apart while each fits 16 bits. */
function packPairs({ items, lanes }: LaneTable, layer: Int8Array, pairs: number): Int32Array {
  const packed = new Int32Array(pairs * items);
  for (let lane = 0; lane < lanes; lane++) {
    const [unit, start] = [lane % 2 === 0 ? 1 : 65_536, (lane >> 1) * items];
    for (let i = 0; i < items; i++) {
      packed[start + i] = (packed[start + i] as number) + unit * (layer[lane * items + i] as number);
    }
  }
  return packed;
}

/** Sum of the drawn entries of one pair of lanes, in two chains. */
function addUp(rows: Int32Array, indices: Uint16Array, [from, to]: readonly [number, number]): number {
  let [even, odd] = [0, 0];
  let at = from;
  for (; at + 1 < to; at += 2) {
    even = (even + (rows[indices[at] as number] as number)) | 0;
    odd = (odd + (rows[indices[at + 1] as number] as number)) | 0;
  }
  if (at < to) even = (even + (rows[indices[at] as number] as number)) | 0;
  return (even + odd) | 0;
}

/** The kernel in TypeScript: the same numbers as the compiled one, for where that cannot run. */
export function plainLanes(table: LaneTable, state: Uint32Array): LaneEngine {
  const { items, lanes, layers } = table;
  const pairs = Math.ceil(lanes / 2);
  const stride = VECTOR * Math.ceil(lanes / VECTOR);
  const packed = layers.map(layer => packPairs(table, layer, pairs));
  const levels = [0, ...layers].map(() => new Int32Array(pairs * items));
  const starts = blockStarts(table);
  const { wide } = rowsHeld(table);
  const drawIndices = indexDraws(state);
  const indices = new Uint16Array(items + 2 * GENERATORS);

  function addLayer(layer: number, from: number, weight: number): void {
    const [into, before, one] = [levels[layer + 1], levels[from], packed[layer]] as [
      Int32Array,
      Int32Array,
      Int32Array,
    ];
    for (let at = 0; at < into.length; at++) into[at] = (before[at] as number) + weight * (one[at] as number);
  }

  /** Adds the drawn items of one block to the sums of one replicate. */
  function addBlock(rowsOf: (pair: number) => Int32Array, count: number, sums: Int32Array): void {
    for (let pair = 0; pair < pairs; pair++) {
      for (let at = 0; at < count; at += wide) {
        const sum = addUp(rowsOf(pair), indices, [at, Math.min(count, at + wide)]);
        const low = (sum << 16) >> 16;
        sums[2 * pair] = (sums[2 * pair] as number) + low;
        sums[2 * pair + 1] = (sums[2 * pair + 1] as number) + ((sum - low) >> 16);
      }
    }
  }

  function draw(level: number, counts: Uint32Array): Int32Array {
    const rows = levels[level] as Int32Array;
    const blocks = starts.length - 1;
    const replicates = counts.length / blocks;
    const sums = new Int32Array(replicates * stride);
    for (let block = 0; block < blocks; block++) {
      const [start, end] = [starts[block] as number, starts[block + 1] as number];
      const rowsOf = (pair: number) => rows.subarray(pair * items + start, pair * items + end);
      for (let replicate = 0; replicate < replicates; replicate++) {
        const count = counts[block * replicates + replicate] as number;
        drawIndices(indices, count, end - start);
        addBlock(rowsOf, count, sums.subarray(replicate * stride, (replicate + 1) * stride));
      }
    }
    return sums;
  }

  return { stride, addLayer, draw };
}
