/** Sums of ±values for all 256 sign patterns of up to eight values, from the ones of fewer values: bit b set is a plus for value b. */
export function fillSignTable(table: Float64Array, values: Float64Array): void {
  let negated = 0;
  for (let bit = 0; bit < values.length; bit++) negated -= values[bit] as number;
  table[0] = negated;
  for (let bit = 0; bit < 8; bit++) {
    const twice = 2 * (values[bit] ?? 0); // past the last value both signs add nothing
    const size = 1 << bit;
    for (let at = 0; at < size; at++) table[size + at] = (table[at] as number) + twice;
  }
}
