import type { Usage } from '../../core/answers.ts';

/** What a run asked of models behind APIs, and what it cost, as far as it is known. */
export interface Spending {
  /** Questions that the store had an answer to. */
  readonly reused: number;
  /** Questions that a host answered. */
  readonly answered: number;
  /** Requests that were sent and are finished; each question of a batch is one. */
  readonly attempts: number;
  /** Those of them that were not the first for their question. */
  readonly retries: number;
  readonly tokens: Usage;
  /** Dollars for answers, of models that have a price. */
  readonly usd: number;
  /** Most dollars that requests without an answer may have cost. */
  readonly mayHaveCostUsd: number;
  /** Requests to models without a price. */
  readonly unpriced: number;
}
