/** Rank of every key among the distinct keys. */
export interface DenseRanks {
  /** From 0, in ascending order of the keys; equal keys share a rank. */
  readonly ranks: Int32Array;
  /** The distinct keys, ascending. */
  readonly distinct: Float64Array;
}

/** Largest whole-number key for which a table is tried, and how many slots per key it may take. */
const TABLE_LIMIT = 4_194_304;
const SLOTS_PER_KEY = 16;

/** Span of the keys if all are whole numbers close enough for a table. */
function tableRange(keys: Float64Array): { readonly low: number; readonly slots: number } | undefined {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as number;
    if (!Number.isInteger(key)) return undefined;
    if (key < low) low = key;
    if (key > high) high = key;
  }
  const slots = high - low + 1;
  return slots <= Math.min(TABLE_LIMIT, SLOTS_PER_KEY * keys.length + 1024) ? { low, slots } : undefined;
}

function byTable(keys: Float64Array, low: number, slots: number): DenseRanks {
  const table = new Int32Array(slots);
  for (let at = 0; at < keys.length; at++) table[(keys[at] as number) - low] = 1;
  const distinct = new Float64Array(Math.min(slots, keys.length));
  let size = 0;
  for (let slot = 0; slot < slots; slot++) {
    if (table[slot] === 0) continue;
    table[slot] = size;
    distinct[size++] = slot + low;
  }
  const ranks = new Int32Array(keys.length);
  for (let at = 0; at < keys.length; at++) ranks[at] = table[(keys[at] as number) - low] as number;
  return { ranks, distinct: distinct.slice(0, size) };
}

function bySorting(keys: Float64Array): DenseRanks {
  const sorted = keys.slice().sort();
  let size = 0;
  for (let at = 0; at < sorted.length; at++) {
    if (size === 0 || sorted[at] !== sorted[size - 1]) sorted[size++] = sorted[at] as number;
  }
  const distinct = sorted.slice(0, size);
  const ranks = new Int32Array(keys.length);
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] as number;
    let low = 0;
    let high = size - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((distinct[middle] as number) < key) low = middle + 1;
      else high = middle;
    }
    ranks[at] = low;
  }
  return { ranks, distinct };
}

/**
 * Ranks keys among their distinct values; −0 and 0 are one value.
 * @param keys finite
 */
export function denseRanks(keys: Float64Array): DenseRanks {
  const range = tableRange(keys);
  return range === undefined ? bySorting(keys) : byTable(keys, range.low, range.slots);
}
