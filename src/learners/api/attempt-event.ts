import type { TroubleKind } from './provider.ts';

/** One finished attempt, for the journal: no text of a question or an answer, and no key of an account. */
export type AttemptEvent = {
  readonly event: 'attempt';
  readonly learner: string;
  /** Names question and sample; hex. */
  readonly key: string;
  /** Counts from 1. */
  readonly attempt: number;
  readonly outcome: 'said' | 'refused' | 'batch-failed' | TroubleKind;
  readonly input?: number;
  readonly output?: number;
  readonly cacheRead?: number;
  readonly cacheWrite?: number;
  /** Absent in a batch. */
  readonly latencyMs?: number;
  readonly requestId?: string;
  /** The host's name of the batch. */
  readonly batch?: string;
  /** Absent where the model has no price; for a request without an answer, the most that it may have cost. */
  readonly usd?: number;
};
