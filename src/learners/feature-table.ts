import type { ItemInput } from '../core/item.ts';
import type { NgramModel } from './ngram-model.ts';
import { FEATURES, surprisalFeatures } from './surprisal-features.ts';

/** What a model makes of a set of items: computed once, shared by every cell. */
export interface FeatureTable {
  /** Items × `FEATURES`, row by row. */
  readonly values: Float64Array;
  /** Row of each item, by its id. */
  readonly rowOf: ReadonlyMap<string, number>;
  readonly isPaired: boolean;
}

/** Features of the inputs, row by row: what is stored of a model. */
export function computeFeatures(model: NgramModel, inputs: readonly ItemInput[]): Float64Array {
  const values = new Float64Array(inputs.length * FEATURES);
  for (const [row, input] of inputs.entries()) values.set(surprisalFeatures(model, input), row * FEATURES);
  return values;
}

/** Bytes of some features, as the store keeps them: doubles as they lie in memory. */
export const encodeFeatures = (values: Float64Array): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

/**
 * Reads them back. The bytes are copied: a view into a larger buffer, such as a file with something in front, must neither
 * shift nor misalign them.
 */
export function decodeFeatures(bytes: Uint8Array): Float64Array {
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes);
  return new Float64Array(copy.buffer);
}
