import type { Refusal } from './refusal.ts';

/** What the next outcomes are better spent on. */
export interface SpendingAdvice {
  /** Expected half-widths now, with twice the seeds, and with twice the items: the same number of outcomes either way. */
  readonly now: number;
  readonly twiceTheSeeds: number;
  readonly twiceTheItems: number;
  /** What narrows the interval more; `either` where the two differ by less than 2% of the present width. */
  readonly buy: 'seeds' | 'items' | 'either';
  /** Components that were estimated below 0 and count as 0 here: the data cannot tell them from none. */
  readonly negative: readonly ('seeds' | 'items')[];
}

/** What a study of this size could have found, at m = 1, by simulation with the spread that it saw. */
export interface Power {
  /** Smallest true gain whose interval lies above 0 in the share `power` of such studies. */
  readonly smallestGain: number | Refusal;
  readonly power: number;
  /** Targets only: chance of `survives` were the whole sandbox gain there, and of `vanished`, `attenuated` or `reversed` were none. */
  readonly chances?: { readonly survivesIfAll: number; readonly failsIfNone: number } | Refusal | undefined;
  readonly draws: number;
}
