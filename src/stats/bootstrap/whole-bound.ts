/**
 * Largest size of Σ w_s·v_s over the rows of any matrix, for weights that are 0 or more and sum to the number of rows.
 * @param matrices row-major, `seeds` rows each, finite
 * @returns undefined unless all values are whole
 */
export function wholeBound(matrices: readonly Float64Array[], seeds: number): number | undefined {
  let largest = 0;
  for (const values of matrices) {
    for (let at = 0; at < values.length; at++) {
      const value = values[at] as number;
      if (value !== Math.round(value)) return undefined;
      const size = Math.abs(value);
      if (size > largest) largest = size;
    }
  }
  return seeds * largest;
}
