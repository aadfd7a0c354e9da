import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkCounts, checkSameLength } from '../guard.ts';
import type { PairedArms } from './difference-moments.ts';

/** Right-or-wrong outcomes of two arms on the same items. */
export interface BinaryPairs {
  /** Pairs that the candidate gets right and the baseline wrong. */
  readonly gains: number;
  /** Pairs the other way round. */
  readonly losses: number;
  /** All pairs. */
  readonly pairs: number;
}

/** Whole counts, at least one pair, no more discordant pairs than pairs. */
export function checkBinaryPairs({ gains, losses, pairs }: BinaryPairs): Refusal | undefined {
  const wrong = checkCounts({ gains, losses, pairs });
  if (wrong !== undefined) return wrong;
  if (pairs === 0) return refuse('EMPTY_INPUT', 'pairs', 'No pairs: expected at least one.');
  if (gains + losses <= pairs) return undefined;
  const found = `${gains} gains and ${losses} losses among ${pairs} pairs`;
  return refuse('OUT_OF_RANGE', 'pairs', `${found}: expected no more discordant pairs than pairs.`);
}

/**
 * Counts the discordant pairs of right-or-wrong outcomes.
 * @param arms outcomes of both arms on the same items, each 0 or 1, n ≥ 1
 * @returns refused `EMPTY_INPUT`, `LENGTH_MISMATCH`, `NON_FINITE`; `NOT_BINARY` where an outcome is neither 0 nor 1
 */
export function binaryPairs({ candidate, baseline }: PairedArms): BinaryPairs | Refusal {
  const wrong = checkSameLength({ candidate, baseline });
  if (wrong !== undefined) return wrong;
  let gains = 0;
  let losses = 0;
  for (let at = 0; at < candidate.length; at++) {
    const [mine, theirs] = [candidate[at], baseline[at]];
    if ((mine !== 0 && mine !== 1) || (theirs !== 0 && theirs !== 1)) {
      return refuse('NOT_BINARY', 'candidate', `Outcomes of pair ${at} are ${mine} and ${theirs}: expected 0 or 1.`);
    }
    if (mine > theirs) gains++;
    if (mine < theirs) losses++;
  }
  return { gains, losses, pairs: candidate.length };
}
