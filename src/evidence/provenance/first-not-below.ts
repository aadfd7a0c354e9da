/** Where the first of `length` things in order is that `isBelow` denies; `length` where it denies none. */
export function firstNotBelow(length: number, isBelow: (at: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
