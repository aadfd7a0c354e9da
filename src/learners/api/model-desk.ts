import { CarryoverError } from '../../core/errors.ts';
import type { ApiModel } from '../../core/model-settings.ts';
import type { AttemptEvent } from './attempt-event.ts';
import { costBound, costOf } from './cost-of.ts';
import { type Delivery, type ModelRequest, type Provider, ProviderTrouble, type TroubleKind } from './provider.ts';
import type { Purse } from './purse.ts';

/** What the requests of one model share, however they are sent. */
export interface ModelDesk {
  readonly model: ApiModel;
  readonly provider: Provider;
  readonly purse: Purse;
  /** Never throws, so that books are kept to the end and no answer is lost that was paid for. */
  readonly journal: (event: AttemptEvent) => void;
  /** To be asked before every request. @throws what kept an event out of the journal */
  readonly checkJournal: () => void;
  /** Milliseconds since some moment. */
  readonly now: () => number;
  /** In the open interval (0, 1). */
  readonly uniform: () => number;
}

/** One attempt at a request, as the books name it. */
export interface Attempt {
  readonly key: string;
  /** Counts from 1. */
  readonly attempt: number;
  /** Dollars that were reserved; undefined where the model has no price. */
  readonly bound: number | undefined;
  /** The host's name of the batch that it was in. */
  readonly batch?: string;
  readonly latencyMs?: number;
}

/** The most that a request can cost; undefined where the model has no price. */
export function boundOf({ model }: ModelDesk, request: ModelRequest, sizeOfPreamble: number): number | undefined {
  if (model.price === undefined) return undefined;
  const terms = { price: model.price, isBatch: model.requests.mode === 'batch' };
  return costBound(sizeOfPreamble + Buffer.byteLength(request.text), request.preamble.maxTokens, terms);
}

const headOf = ({ model }: ModelDesk, { key, attempt, batch, latencyMs }: Attempt) => ({
  event: 'attempt' as const,
  learner: model.learner,
  key,
  attempt,
  ...(batch === undefined ? {} : { batch }),
  ...(latencyMs === undefined ? {} : { latencyMs: Math.round(latencyMs) }),
});

/** Settles and journals an attempt that was answered. */
export function bookDelivery(desk: ModelDesk, attempt: Attempt, { reply, usage, requestId }: Delivery): void {
  const { price } = desk.model;
  const usd = price === undefined ? undefined : costOf(usage, price, attempt.batch !== undefined);
  desk.purse.settle(attempt.bound, { state: 'paid', usd, usage }, attempt.attempt > 1);
  desk.journal({
    ...headOf(desk, attempt),
    outcome: reply.state,
    ...usage,
    ...(requestId === undefined ? {} : { requestId }),
    ...(usd === undefined ? {} : { usd }),
  });
}

/** Settles and journals an attempt that has no answer. */
export function bookTrouble(
  desk: ModelDesk,
  attempt: Attempt,
  trouble: { readonly kind: TroubleKind | 'batch-failed'; readonly mayHaveCost: boolean },
): void {
  const { bound } = attempt;
  desk.purse.settle(bound, { state: trouble.mayHaveCost ? 'unknown' : 'free' }, attempt.attempt > 1);
  const usd = trouble.mayHaveCost && bound !== undefined ? { usd: bound } : {};
  desk.journal({ ...headOf(desk, attempt), outcome: trouble.kind, ...usd });
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 60_000;

/**
 * Milliseconds to wait before another attempt: exponential with full jitter, and no less than what the host says and up to a tenth
 * more, so that not all come back at once. Some hosts say 0 when they mean "later".
 * @param failures so far, ≥ 1
 * @source Brooker (2015), "Exponential Backoff And Jitter", AWS Architecture Blog.
 */
export function backoff(failures: number, retryAfterMs: number | undefined, uniform: () => number): number {
  const most = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures);
  const share = uniform();
  return Math.ceil(Math.max(share * most, (retryAfterMs ?? 0) * (1 + share / 10)));
}

/** Nobody sits out a longer pause: the account has reached the limit of its day or month. */
const LONGEST_PAUSE_MS = 3_600_000;

/** What a trouble says that ends all questions to a model; undefined where another attempt may help. */
export function endOf({ kind, message, retryAfterMs = 0 }: ProviderTrouble): string | undefined {
  if (kind === 'fatal') return message;
  if (retryAfterMs <= LONGEST_PAUSE_MS) return undefined;
  return `${message} (the host says to come back in ${Math.ceil(retryAfterMs / 60_000)} minutes)`;
}

/** A failure of the provider; anything else is a fault of its adapter, and thrown on. */
export function asTrouble(error: unknown): ProviderTrouble {
  if (error instanceof ProviderTrouble) return error;
  throw error;
}

/** The error that ends all questions to a model. */
export function haltModel({ model }: Pick<ModelDesk, 'model'>, reason: string): CarryoverError {
  const hint = 'Correct that and run again: what was answered is stored and is not bought again.';
  return new CarryoverError('halted', `${model.learner}: ${reason}`, hint);
}
