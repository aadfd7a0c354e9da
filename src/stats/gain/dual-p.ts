import { accept, isRefused, type Refusal } from '../../core/refusal.ts';
import { mcnemarScore } from '../proportions/mcnemar.ts';
import type { GainCell } from './gain-cell.ts';
import { discordantPairs, gainInterval, intervalMethod } from './gain-interval.ts';

/** Bisection in log p stops here; a smaller p-value is reported as this one. */
const SMALLEST = 1e-300;

/**
 * Two-sided p-value dual to `gainInterval`: the α at which the interval just touches 0. For Tango it is McNemar's score
 * test in closed form; else it is found by bisection of the half-width, to a relative 1e-12.
 * @returns p in (0, 1], or the interval's refusal
 */
export function dualPValue(cell: GainCell | Refusal): number | Refusal {
  if (isRefused(cell)) return cell;
  const interval = gainInterval(cell, 0.25);
  if (isRefused(interval)) return interval;
  if (intervalMethod(cell) === 'tango') {
    const { b, c } = discordantPairs(cell);
    return accept(mcnemarScore(b, c));
  }
  // A width that leaves the range of a double excludes nothing.
  const excludesZero = (p: number): boolean => {
    const at = gainInterval(cell, p / 2);
    return at.status === 'estimated' && (at.low > 0 || at.high < 0);
  };
  let low = Math.log(SMALLEST);
  let high = 0;
  if (cell.squares.mean === 0) return 1;
  if (excludesZero(SMALLEST)) return SMALLEST;
  for (let step = 0; step < 100 && high - low > 1e-12; step++) {
    const middle = (low + high) / 2;
    if (excludesZero(Math.exp(middle))) high = middle;
    else low = middle;
  }
  return Math.exp(high);
}
