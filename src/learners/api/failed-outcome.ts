import type { StoredReply } from '../../core/answers.ts';
import { type BatchedOutcome, ProviderTrouble, type TroubleKind } from './provider.ts';

type FailedOutcome = Extract<BatchedOutcome, { state: 'failed' }>;

/** A question of a batch without an answer, by the kind of trouble that it would be without batches. */
export function failedOutcome(key: string, kind: TroubleKind, reason: string): FailedOutcome {
  const isFatal = kind === 'fatal';
  return { key, state: 'failed', reason, isAgain: !isFatal && kind !== 'bad-request', ...(isFatal && { isFatal }) };
}

/** The answer to a question of a batch; one that cannot be read is asked for again. `read` leaves out the key in all but troubles. */
export function readOutcome(key: string, read: () => StoredReply, hide: (text: string) => string): BatchedOutcome {
  try {
    return { key, state: 'delivered', delivery: read() };
  } catch (error) {
    if (!(error instanceof ProviderTrouble)) throw error;
    return failedOutcome(key, error.kind, hide(error.message));
  }
}
