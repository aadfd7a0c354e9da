/** Estimates closer than this share of the largest score are tied: their sums differ by the rounding of decimal fractions. */
const TIE_SHARE = 1e-12;

/** Below this difference two means of scores of size `scale` count as tied. */
export const tieWidth = (scale: number): number => TIE_SHARE * scale;

/** Positions of all values within `tie` of the largest, ascending. */
export function winners(values: ArrayLike<number>, tie: number): number[] {
  let largest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < values.length; k++) largest = Math.max(largest, values[k] as number);
  const found: number[] = [];
  for (let k = 0; k < values.length; k++) if ((values[k] as number) >= largest - tie) found.push(k);
  return found;
}
