import type { Refusal } from './refusal.ts';

/** The procedure behind an interval. */
export type IntervalMethod =
  | 'howe'
  | 'tango'
  | 'these-seeds-t'
  | 'cr2-satterthwaite'
  | 'bootstrap-percentile'
  | 'bootstrap-basic'
  | 'bootstrap-bca'
  | 'bootstrap-studentised'
  | 'wilson'
  | 'vector-howe';

export interface Interval {
  readonly status: 'estimated';
  /** Accuracy points as a fraction: 0.02 is two points. */
  readonly point: number;
  readonly low: number;
  readonly high: number;
  /** Two-sided confidence level, such as 0.95. */
  readonly level: number;
  readonly method: IntervalMethod;
  /** The sparse rule widened it (fewer than ten discordant pairs, or a zero width). */
  readonly sparse: boolean;
}

/** A number with its interval, or the reason why there is none. Never NaN, never a bare 0 for "unknown". */
export type Estimate = Interval | Refusal;

/** Fieller's set of a ratio: everything the data do not exclude, which need not be an interval. */
export type RatioEstimate =
  /** Denominator clear of 0 by more than 2.5 half-widths: a point and a bounded set. */
  | {
      readonly status: 'resolved';
      readonly point: number;
      readonly low: number;
      readonly high: number;
      readonly level: number;
    }
  /** Denominator clear of 0, but not by much: a bounded set, and no point value. */
  | { readonly status: 'set-only'; readonly low: number; readonly high: number; readonly level: number }
  /** Denominator not clear of 0: all values except those strictly between `low` and `high`. */
  | {
      readonly status: 'unresolved';
      readonly set: 'complement';
      readonly low: number;
      readonly high: number;
      readonly level: number;
    }
  /** Denominator not clear of 0: no value is excluded. */
  | { readonly status: 'unresolved'; readonly set: 'whole-line'; readonly level: number }
  | { readonly status: 'not-measured'; readonly reason: string }
  | Refusal;
