import { type Refusal, refuse } from '../../core/refusal.ts';
import { largestMagnitude } from '../numeric/moments.ts';

/** Ratios of numbers of this size, and their squares, stay in the range of a double. */
const LARGEST = 1e60;
const SMALLEST = 1e-60;

/** Finite values that are all 0, or whose largest has a size between 1e-60 and 1e60. */
export function checkSize(values: ArrayLike<number>, argument: string): Refusal | undefined {
  const largest = largestMagnitude(values);
  if (largest === 0 || (largest >= SMALLEST && largest <= LARGEST)) return undefined;
  return refuse(
    'OUT_OF_RANGE',
    argument,
    `${argument} are as large as ${largest}: expected 1e-60 to 1e60. Rescale them.`,
  );
}
