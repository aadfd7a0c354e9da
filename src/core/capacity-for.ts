const FIRST_CAPACITY = 1024;

/** Rows that a growing column makes room for: doubled until `row` fits. */
export function capacityFor(row: number, capacity: number): number {
  let larger = Math.max(capacity, FIRST_CAPACITY);
  while (larger <= row) larger *= 2;
  return larger;
}
