import type { BinaryPairs } from '../paired/binary-pairs.ts';

/** Counts differences of right-or-wrong outcomes; undefined where one of them is anything but −1, 0 and 1. */
export function countSigns(values: Float64Array): BinaryPairs | undefined {
  let [sum, size] = [0, 0]; // whole numbers: running sums of doubles would wait for each other
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    const sign = value | 0;
    if (sign !== value || sign > 1 || sign < -1) return undefined;
    sum = (sum + sign) | 0;
    size = (size + (sign & 1)) | 0;
  }
  return { gains: (size + sum) / 2, losses: (size - sum) / 2, pairs: values.length };
}
