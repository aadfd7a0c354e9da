import type { FlipSum } from './flip-sum.ts';

/** Greatest common divisor of two reals by Euclid's algorithm, remainders up to `noise` taken for 0. */
function divisorOf(first: number, second: number, noise: number): number {
  let [a, b] = [first, second];
  while (b > noise) [a, b] = [b, Math.abs(a - b * Math.round(a / b))];
  return a;
}

export interface CommonUnitOptions {
  /** Sums closer than this are the same sum. */
  readonly tolerance: number;
  /** Additions that the law on the lattice may take, n times the sum of the magnitudes in units. */
  readonly maxSteps: number;
}

/**
 * The same sum in the largest unit of which every magnitude is a whole multiple up to rounding: means over five seeds come in
 * fifths, scores in hundredths. All magnitudes together are moved by no more than half the tolerance and different sums stay
 * more than the tolerance apart, so exactly the sums that were equal up to the tolerance become equal.
 * @param flip at least one magnitude
 * @returns whole magnitudes, or undefined where no unit is large enough
 */
export function inCommonUnit(
  { magnitudes, observed }: FlipSum,
  { tolerance, maxSteps }: CommonUnitOptions,
): FlipSum | undefined {
  const count = magnitudes.length;
  const largest = magnitudes.at(-1) as number;
  const smallestUnit = Math.max((count * magnitudes.reduce((sum, value) => sum + value, 0)) / maxSteps, 4 * tolerance);
  let rough = largest;
  for (const magnitude of magnitudes) {
    rough = divisorOf(rough, magnitude, smallestUnit / 2);
    if (rough < smallestUnit) return undefined;
  }
  const unit = largest / Math.round(largest / rough);
  const whole = magnitudes.map(magnitude => Math.round(magnitude / unit));
  const near = whole.every((times, at) => Math.abs((magnitudes[at] as number) - times * unit) * count <= tolerance / 2);
  return near ? { magnitudes: whole, observed: Math.round(observed / unit) } : undefined;
}
