import { xoshiro128 } from '../random/xoshiro128.ts';
import { fillSignTable } from './sign-table.ts';
import { type NextSums, SUMS, VALUES_PER_WORD } from './sign-values.ts';

/** Sums whose words lie side by side: every fourth, from the `first`. */
function addLookups(sums: Float64Array, table: Float64Array, { words, first }: { words: Uint32Array; first: number }) {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as number;
    const low = (table[word & 255] as number) + (table[256 | ((word >>> 8) & 255)] as number);
    const high = (table[512 | ((word >>> 16) & 255)] as number) + (table[768 | (word >>> 24)] as number);
    const to = 4 * at + first;
    sums[to] = (sums[to] as number) + (low + high);
  }
}

/** The kernel in TypeScript: the same sums to the bit. */
export function plainSigns(values: Float64Array, state: Uint32Array): NextSums {
  const states = [0, 1, 2, 3].map(g => Int32Array.from([0, 4, 8, 12], w => state[w + g] as number));
  const words = new Uint32Array(SUMS / 4);
  const table = new Float64Array(1024);
  const tables = [0, 256, 512, 768].map(from => table.subarray(from, from + 256));
  const sums = new Float64Array(SUMS);
  return () => {
    sums.fill(0);
    for (let start = 0; start < values.length; start += VALUES_PER_WORD) {
      tables.forEach((one, t) => {
        fillSignTable(one, values.subarray(start + 8 * t, start + 8 * t + 8));
      });
      for (const [first, own] of states.entries()) {
        xoshiro128(own, words);
        addLookups(sums, table, { words, first });
      }
    }
    return sums;
  };
}
