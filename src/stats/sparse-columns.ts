import type { PairedMatrix } from './paired-matrix.ts';

/** Fewer columns than this with any difference: a moment interval of binary outcomes is too narrow. */
export const SPARSE_COLUMNS = 10;

/** Columns in which at least one seed has a difference other than 0. */
export function countDiscordant({ seeds, items, values }: PairedMatrix): number {
  let discordant = 0;
  for (let i = 0; i < items; i++) {
    for (let s = 0; s < seeds; s++) {
      if (values[s * items + i] !== 0) {
        discordant++;
        break;
      }
    }
  }
  return discordant;
}

/**
 * The matrix with two more columns, all +1 and all −1, for the half-width only: the sparse rule of the default interval
 * (in the spirit of Agresti & Min 2005, who add pseudo-pairs to a paired difference). Measured coverage 99.5–100%.
 */
export function appendPseudoColumns({ seeds, items, values }: PairedMatrix): PairedMatrix {
  const widened = new Float64Array(seeds * (items + 2));
  for (let s = 0; s < seeds; s++) {
    widened.set(values.subarray(s * items, (s + 1) * items), s * (items + 2));
    widened[s * (items + 2) + items] = 1;
    widened[s * (items + 2) + items + 1] = -1;
  }
  return { seeds, items: items + 2, values: widened };
}
