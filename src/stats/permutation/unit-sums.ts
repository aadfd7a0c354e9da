/**
 * Sum of the values of each unit. Where values cancel up to rounding the sum is 0: 0.1 + 0.2 − 0.3 must not become a term
 * with a sign of its own.
 * @param places the unit of each value, 0 … units − 1
 * @param units number of units
 */
export function unitSums(values: Float64Array, places: Int32Array, units: number): Float64Array {
  const sums = new Float64Array(units);
  const sizes = new Float64Array(units);
  const counts = new Float64Array(units);
  for (let at = 0; at < values.length; at++) {
    const unit = places[at] as number;
    const value = values[at] as number;
    sums[unit] = (sums[unit] as number) + value;
    sizes[unit] = (sizes[unit] as number) + Math.abs(value);
    counts[unit] = (counts[unit] as number) + 1;
  }
  // The rounding of n inputs and of n − 1 additions, each at most half an ε of what was added up so far.
  return sums.map((sum, unit) => {
    const noise = (counts[unit] as number) * (sizes[unit] as number) * Number.EPSILON;
    return Math.abs(sum) <= noise ? 0 : sum;
  });
}
