import { denseRanks } from '../bootstrap/dense-ranks.ts';
import { inCommonUnit } from '../permutation/common-unit.ts';

/** Values are multiples of a unit if they are up to this share of the largest. */
const ROUNDING = 1e-12;
/** Units smaller than this share of the largest value are chance: any two numbers have some small unit in common. */
const SMALLEST_UNIT = 1e-7;

/**
 * The largest unit of which all values are whole multiples up to rounding: scores come in hundredths, means over three seeds
 * in thirds.
 * @param values finite
 * @returns undefined where there is none that is at least 1e-7 of the largest value
 */
export function latticeUnit(values: Float64Array): number | undefined {
  const { distinct } = denseRanks(values.map(value => Math.abs(value)));
  const largest = distinct.at(-1) ?? 0;
  if (largest === 0) return 1;
  const magnitudes = distinct.filter(magnitude => magnitude > ROUNDING * largest);
  const steps = magnitudes.length * magnitudes.reduce((sum, magnitude) => sum + magnitude / largest, 0);
  const tolerance = 2 * magnitudes.length * ROUNDING * largest;
  const flip = { magnitudes, observed: 0 };
  const whole = inCommonUnit(flip, { tolerance, maxSteps: steps / SMALLEST_UNIT })?.magnitudes.at(-1);
  return whole === undefined ? undefined : largest / whole;
}

/** Values as whole multiples of the unit. */
export const inTicks = (values: Float64Array, unit: number): Float64Array =>
  values.map(value => Math.round(value / unit) + 0);
