import type { ReferenceDifference } from './cell-estimates.ts';
import type { Interval } from './estimate.ts';

/**
 * The difference candidate − reference where it shows that the reference is better: its whole interval is below 0, and would be
 * with everything that is missing at its best for the candidate. Undefined elsewhere.
 */
export function betterReference({ difference, atBest = difference }: ReferenceDifference): Interval | undefined {
  if (difference.status === 'refused' || atBest.status === 'refused') return undefined;
  return difference.high < 0 && atBest.high < 0 ? difference : undefined;
}
