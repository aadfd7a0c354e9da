import { largestMagnitude } from './moments.ts';

/** Outside these sizes sums and squares of 10^7 values could leave the range of a double. */
const LARGE = 2 ** 400;
const SMALL = 2 ** -400;
const LARGEST_POWER = 1000;

export interface TameValues {
  readonly values: Float64Array;
  /** The power of two by which they were divided. */
  readonly unit: number;
  /** Largest size of the values, in units. */
  readonly largest: number;
}

/** A copy of the values in a unit in which nothing overflows or vanishes: 1 for all but extreme values, so whole ones stay so. */
export function tameValues(values: ArrayLike<number>): TameValues {
  const copy = Float64Array.from(values);
  const largest = largestMagnitude(copy);
  if (largest === 0 || (largest >= SMALL && largest <= LARGE)) return { values: copy, unit: 1, largest };
  const power = Math.floor(Math.log2(largest));
  const unit = 2 ** Math.max(-LARGEST_POWER, Math.min(LARGEST_POWER, power));
  return { values: copy.map(value => value / unit), unit, largest: largest / unit };
}
