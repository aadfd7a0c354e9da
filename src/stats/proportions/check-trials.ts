import type { Refusal } from '../../core/refusal.ts';
import { checkProportion, checkTail } from '../guard.ts';

/** x successes of n ≥ 1 trials, and a one-sided error: the arguments of every interval of one proportion. */
export const checkTrials = (x: number, n: number, tail: number): Refusal | undefined =>
  checkProportion(x, n) ?? checkTail(tail);
