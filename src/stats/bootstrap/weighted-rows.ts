/**
 * Weighted sums of the rows of a matrix, for one set of weights after the other. The sum over the leading rows is kept as
 * far as two sets agree, so sets in lexicographic order cost little; every sum is nevertheless the plain left-to-right one.
 * @param rows row-major, `width` entries a row
 * @returns the sums, valid until the next call
 */
export function weightedRows(rows: Float64Array, width: number): (weights: Int32Array) => Float64Array {
  const height = rows.length / width;
  const own = Array.from({ length: height }, () => new Float64Array(width));
  const zero = new Float64Array(width);
  // upTo[r] is the sum over the first r rows; a row of weight 0 shares its predecessor's array.
  const upTo: Float64Array[] = [zero];
  const applied = new Int32Array(height).fill(-1);
  return weights => {
    let first = 0;
    while (first < height && weights[first] === applied[first]) first++;
    let sum = upTo[first] ?? zero;
    for (let row = first; row < height; row++) {
      const weight = weights[row] as number;
      applied[row] = weight;
      if (weight !== 0) {
        const next = own[row] ?? zero;
        const start = row * width;
        for (let at = 0; at < width; at++) next[at] = (sum[at] as number) + weight * (rows[start + at] as number);
        sum = next;
      }
      upTo[row + 1] = sum;
    }
    return sum;
  };
}
