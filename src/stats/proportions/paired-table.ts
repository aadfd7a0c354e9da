import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { checkCounts } from '../guard.ts';
import { binaryPairs } from '../paired/binary-pairs.ts';

/** Pairs of right-or-wrong outcomes by what candidate and baseline made of the item, in this order; 1 is right. */
export interface PairedTable {
  readonly n11: number;
  /** The candidate right, the baseline wrong. */
  readonly n10: number;
  readonly n01: number;
  readonly n00: number;
}

/** All pairs of a table. */
export const pairsOf = ({ n11, n10, n01, n00 }: PairedTable): number => n11 + n10 + n01 + n00;

/** Whole counts ≥ 0, at least one pair. */
export function checkPairedTable({ n11, n10, n01, n00 }: PairedTable): Refusal | undefined {
  const wrong = checkCounts({ n11, n10, n01, n00 });
  if (wrong !== undefined) return wrong;
  return n11 + n10 + n01 + n00 > 0 ? undefined : refuse('EMPTY_INPUT', 'table', 'No pairs: expected at least one.');
}

/**
 * Counts pairs of right-or-wrong outcomes.
 * @param arms outcomes of both arms on the same items in the same order, each 0 or 1, at least one item
 * @returns refused `EMPTY_INPUT`, `LENGTH_MISMATCH`, `NON_FINITE`, or `NOT_BINARY` where an outcome is neither 0 nor 1
 */
export function pairedTable(arms: {
  readonly candidate: ArrayLike<number>;
  readonly baseline: ArrayLike<number>;
}): PairedTable | Refusal {
  const counts = binaryPairs(arms);
  if (isRefused(counts)) return counts;
  const { gains, losses, pairs } = counts;
  let right = 0;
  for (let at = 0; at < pairs; at++) right += arms.candidate[at] as number;
  return { n11: right - gains, n10: gains, n01: losses, n00: pairs - right - losses };
}
