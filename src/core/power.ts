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

/** How often a verdict would be the right one. */
export interface RightChances {
  /** Chance of `survives` were the whole sandbox gain there. */
  readonly survivesIfAll: number;
  /** Chance of `vanished`, `attenuated` or `reversed` were none there. */
  readonly failsIfNone: number;
}

/** What a study of this size could have found, by simulation with the spread that it saw. */
export interface Power {
  /** Smallest true gain whose interval at m = 1 lies above 0 in the share `power` of such studies. */
  readonly smallestGain: number | Refusal;
  readonly power: number;
  /** Targets only: of a verdict at m = 1, and at m = number of target cells. */
  readonly chances?: { readonly single: RightChances; readonly family: RightChances } | Refusal | undefined;
  readonly draws: number;
}
