/**
 * The x in [low, high] where a rising function crosses 0, by bisection until two neighbouring doubles are left: slower than
 * Brent's method, and it cannot fail.
 * @param rising below 0 at `low`, at or above 0 at `high`
 */
export function findRoot(rising: (x: number) => number, low: number, high: number): number {
  let [below, above] = [low, high];
  for (;;) {
    const middle = below + (above - below) / 2;
    if (middle <= below || middle >= above) return above;
    if (rising(middle) < 0) below = middle;
    else above = middle;
  }
}
