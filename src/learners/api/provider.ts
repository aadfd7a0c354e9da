import type { Preamble, StoredReply } from '../../core/answers.ts';

/** One request, in no provider's own words. */
export interface ModelRequest {
  /** As the host calls it. */
  readonly model: string;
  readonly preamble: Preamble;
  readonly text: string;
  /** 32 hex digits that name question and sample: the idempotency key of a request, and the custom id in a batch. */
  readonly key: string;
}

/** What the host says about its limits, as far as it does; times in milliseconds from now. */
export interface RateLimits {
  readonly requestsLeft?: number | undefined;
  readonly tokensLeft?: number | undefined;
  readonly resetMs?: number | undefined;
}

/** A request that was answered. */
export interface Delivery extends StoredReply {
  readonly limits?: RateLimits | undefined;
}

export type TroubleKind =
  /** 429. */
  | 'rate-limited'
  /** 529 or 503. */
  | 'overloaded'
  /** Any other 5xx, a connection that broke, no answer in time, an answer that is not of the protocol: another attempt may work. */
  | 'server'
  | 'network'
  | 'timeout'
  | 'malformed'
  /** The host will not take this question, such as one that is too long: another attempt is the same. */
  | 'bad-request'
  /** The host will not take so many bytes of a batch at once: fewer questions may do. */
  | 'too-large'
  /** Nothing will be answered: the key, the model, the account, the address. */
  | 'fatal';

/** Why a request has no answer. Its message keeps the host's own words and never holds a key. */
export class ProviderTrouble extends Error {
  override readonly name = 'ProviderTrouble';
  readonly kind: TroubleKind;
  /** When the host says to come back, in milliseconds from now. */
  readonly retryAfterMs: number | undefined;
  /** The host may have done the work, and charge for it, although no answer came. */
  readonly mayHaveCost: boolean;

  constructor(
    kind: TroubleKind,
    message: string,
    about: { readonly retryAfterMs?: number | undefined; readonly mayHaveCost?: boolean } = {},
  ) {
    super(message);
    this.kind = kind;
    this.retryAfterMs = about.retryAfterMs;
    this.mayHaveCost = about.mayHaveCost ?? false;
  }
}

/**
 * An answer out of a batch, or why there is none; `isAgain`: another attempt may work (expired, canceled, a fault of the host);
 * `isFatal`: every question would get the same answer.
 */
export type BatchedOutcome =
  | { readonly key: string; readonly state: 'delivered'; readonly delivery: Delivery }
  | {
      readonly key: string;
      readonly state: 'failed';
      readonly reason: string;
      readonly isAgain: boolean;
      readonly isFatal?: true;
    };

/** Batches of a host: cheaper, and done within a day. */
export interface HostBatches {
  /** Most requests in one batch. */
  readonly most: number;
  /** Most bytes of one batch. */
  readonly mostBytes: number;
  /** Bytes that a request takes in a batch. */
  sizeOf(request: ModelRequest): number;
  /**
   * Hands in requests with different keys and returns the host's id of the batch. `name`: 32 hex digits, ours of it.
   * @throws ProviderTrouble `too-large` where the host wants fewer of them
   */
  submit(requests: readonly ModelRequest[], name: string): Promise<string>;
  /** Whether it is over, well or not. */
  hasEnded(id: string): Promise<boolean>;
  /** Outcomes of a batch that has ended, in any order. */
  outcomes(id: string): AsyncIterable<BatchedOutcome>;
  /** Batches of the account, the newest first, to find one again whose id was lost. */
  recent(): AsyncIterable<HostedBatch>;
}

/** A batch as the host lists it. */
export interface HostedBatch {
  readonly id: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** As it was handed in under; undefined where the host keeps none. */
  readonly name?: string | undefined;
  /** Counts its requests; undefined where the host does not say, or not yet. */
  readonly total?: number | undefined;
}

/** A host of models, behind its SDK. Every failure is a ProviderTrouble; nothing is tried twice here. */
export interface Provider {
  send(request: ModelRequest, options: { readonly timeoutMs: number }): Promise<Delivery>;
  /**
   * Looks a model up, which costs nothing.
   * @returns the host's own words where it does not have the model or take the key; undefined where it has, or does not say
   */
  lookUp(model: string, options: { readonly timeoutMs: number }): Promise<string | undefined>;
  /** Absent where the host has none. */
  readonly batches?: HostBatches | undefined;
  /** Ends its connections. */
  close(): Promise<void>;
}
