import type { Refusal } from '../../core/refusal.ts';
import { type BinaryPairs, binaryPairs } from './binary-pairs.ts';
import type { PairedArms } from './difference-moments.ts';

/**
 * Paired outcomes, with what they are. The kind is said, not guessed: real scores may all happen to be 0 or 1 in a sample.
 */
export type PairedOutcomes =
  | ({ readonly kind: 'real' } & PairedArms)
  | ({ readonly kind: 'binary' } & (PairedArms | BinaryPairs));

/** The discordant pairs of binary outcomes, counted unless they were given as counts; refused as `binaryPairs` refuses. */
export const countsOf = (outcomes: PairedArms | BinaryPairs): BinaryPairs | Refusal =>
  'pairs' in outcomes ? outcomes : binaryPairs(outcomes);
