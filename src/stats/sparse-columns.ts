import type { PairedMatrix } from './paired-matrix.ts';

/** Fewer columns than this with any difference: a moment interval of binary outcomes is too narrow. */
export const SPARSE_COLUMNS = 10;

/** How many columns the sparse rule appends. */
export const PSEUDO_COLUMNS = 2;

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
  const width = items + PSEUDO_COLUMNS;
  const widened = new Float64Array(seeds * width);
  for (let s = 0; s < seeds; s++) {
    widened.set(values.subarray(s * items, (s + 1) * items), s * width);
    widened[s * width + items] = 1;
    widened[s * width + items + 1] = -1;
  }
  return { seeds, items: width, values: widened };
}
