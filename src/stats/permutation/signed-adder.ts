import { fillSignTable } from '../kernels/sign-table.ts';

function addLookups(sums: Float64Array, table: Float64Array, words: Uint32Array): void {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as number;
    const first = 4 * at;
    sums[first] = (sums[first] as number) + (table[word & 255] as number);
    sums[first + 1] = (sums[first + 1] as number) + (table[(word >>> 8) & 255] as number);
    sums[first + 2] = (sums[first + 2] as number) + (table[(word >>> 16) & 255] as number);
    sums[first + 3] = (sums[first + 3] as number) + (table[word >>> 24] as number);
  }
}

/**
 * Adds up to eight values to many sums, each time with other signs: one byte of `words` stands for the signs of all eight, whose
 * sum is looked up. Bit b set is a plus for value b; the lowest byte of a word comes first.
 */
export type AddSigned = (sums: Float64Array, values: Float64Array, words: Uint32Array) => void;

/** An adder with a table of its own. */
export function signedAdder(): AddSigned {
  const table = new Float64Array(256);
  return (sums, values, words) => {
    fillSignTable(table, values);
    addLookups(sums, table, words);
  };
}
