/** Sums made at a time, small enough for the innermost cache. */
export const SUMS = 2048;

/** A random word holds the signs of so many values. */
export const VALUES_PER_WORD = 32;

/** So many sums of the values, each time with fresh signs; valid until the next call. */
export type NextSums = () => Float64Array;

/**
 * Opens a table of values, as many as a multiple of 32, for sums with random signs; it may take the memory of the one before.
 * `state` are four generators of four words.
 */
export type OpenSigns = (values: Float64Array, state: Uint32Array) => NextSums;

/** Zeros at the end, whose sign is of no matter, so that the words come out even. */
export function padValues(values: Float64Array): Float64Array {
  const padded = new Float64Array(Math.ceil(values.length / VALUES_PER_WORD) * VALUES_PER_WORD);
  padded.set(values);
  return padded;
}
