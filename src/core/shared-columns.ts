/** Columns that are the same item: column `left[n]` of one list is column `right[n]` of the other. */
interface SharedColumns {
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/**
 * Which columns of two lists are the same item, in the order of the first.
 * @param x number of each column's item, 0 or more, each once
 */
export function sharedColumns(x: Int32Array, y: Int32Array): SharedColumns {
  const last = y.reduce((largest, item) => Math.max(largest, item), -1);
  const columnOf = new Int32Array(last + 1).fill(-1);
  for (let column = 0; column < y.length; column++) columnOf[y[column] as number] = column;
  const [left, right] = [new Int32Array(x.length), new Int32Array(x.length)];
  let shared = 0;
  for (let column = 0; column < x.length; column++) {
    const other = columnOf[x[column] as number] ?? -1;
    if (other === -1) continue;
    left[shared] = column;
    right[shared++] = other;
  }
  return { left: left.subarray(0, shared), right: right.subarray(0, shared) };
}
