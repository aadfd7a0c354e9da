const PARTS = /\d+(?:\.\d+)?|\D+/gu;

function compareParts(x: string, y: string): number {
  const [a, b] = [Number(x), Number(y)];
  if (a !== b && !Number.isNaN(a) && !Number.isNaN(b)) return a - b;
  return x === y ? 0 : x < y ? -1 : 1;
}

/** Order in which a person lists names: numbers in them by their size, so "6b" comes before "175b"; 0 for equal names alone. */
export function compareNaturally(x: string, y: string): number {
  const [left, right] = [x.match(PARTS) ?? [], y.match(PARTS) ?? []];
  for (const [at, part] of left.entries()) {
    const other = right[at];
    if (other === undefined) return 1;
    const order = compareParts(part, other);
    if (order !== 0) return order;
  }
  return left.length < right.length ? -1 : 0;
}
