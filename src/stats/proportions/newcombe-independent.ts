import { accept, type Refusal } from '../../core/refusal.ts';
import { checkProportion, checkTail } from '../guard.ts';
import { independentDifference } from '../independent-difference.ts';
import type { Limits } from '../limits.ts';
import { wilson } from './wilson.ts';

/** Successes of trials in two groups that share no items. */
export interface TwoGroups {
  readonly x1: number;
  readonly n1: number;
  readonly x2: number;
  readonly n2: number;
}

/**
 * Newcombe's hybrid score interval of a difference of two independent proportions, x1/n1 − x2/n2: the distances to Wilson's
 * limits, squared and added. In [−1, 1]; swapping the groups mirrors it exactly. For paired items use `tango` or `newcombePaired`.
 * @param groups successes and trials, whole, n1 and n2 ≥ 1
 * @param tail one-sided error, in (0, 0.5); the level is 1 − 2·tail
 * @returns refused as `wilson` refuses; the argument of a refusal tells the group
 * @source Newcombe (1998), Statistics in Medicine 17:873–890, method 10.
 */
export function newcombeIndependent({ x1, n1, x2, n2 }: TwoGroups, tail: number): Limits | Refusal {
  const first = checkProportion(x1, n1);
  if (first !== undefined) return { ...first, argument: `${first.argument}1` };
  const second = checkProportion(x2, n2);
  if (second !== undefined) return { ...second, argument: `${second.argument}2` };
  const wrong = checkTail(tail);
  if (wrong !== undefined) return wrong;
  const [share1, share2] = [x1 / n1, x2 / n2];
  const [score1, score2] = [accept(wilson(x1, n1, tail)), accept(wilson(x2, n2, tail))];
  const { low, high } = independentDifference({ point: share1, ...score1 }, { point: share2, ...score2 });
  return { low, high };
}
