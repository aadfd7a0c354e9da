import { logCapital } from './capital.ts';
import type { GridObservations } from './grid-observations.ts';
import { READING } from './outcome-grid.ts';

/** ln(1 + m) of a mean difference next to −1; further left the capital would exceed a double. */
const FAR_LEFT = -600;

/** Steps in ln(1 + m) that no longer matter: a thousandth of what reading an outcome may cost. */
const SMALL_STEP = READING / 1_000;

/**
 * The m at which betting on more than m has made `logGoal`: the mean difference is no smaller. By Newton's method on a
 * falling convex function: wherever it starts, the second point is left of the root, and from there it rises towards it.
 * @param logGoal ln(1/tail), > 0
 * @returns in [−1, 1); −1 where no observation exceeds −1
 */
export function lowerLimit(observations: GridObservations, logGoal: number): number {
  if (!observations.rises.some(rise => rise > 0)) return -1;
  const step = (from: number): number => {
    const { value, slope } = logCapital(observations, from);
    return Math.max(FAR_LEFT, from - (value - logGoal) / slope);
  };
  let logRise = step(0);
  for (let next = step(logRise); next > logRise + SMALL_STEP; next = step(logRise)) logRise = next;
  // What was read exceeds what was observed by READING at most.
  return Math.max(-1, Math.expm1(logRise) - READING);
}
