import type { RungRole } from './design.ts';
import type { Estimate } from './estimate.ts';
import type { Refusal } from './refusal.ts';

/** Ends of an interval whose level stands beside it. */
export interface Ends {
  readonly low: number;
  readonly high: number;
}

/** Gains of one rung over its domains, summed up by a random-effects model; gains as fractions. It describes and decides nothing. */
export interface PooledGains {
  readonly status: 'pooled';
  /** Two-sided, of every interval in here. */
  readonly level: number;
  /** REML mean with the floored Hartung–Knapp interval. */
  readonly mean: number;
  readonly limits: Ends;
  /** Variance of the true gains between domains, REML; limits by Q-profile. */
  readonly tau2: number;
  readonly tau2Limits: Ends;
  /** Share of the variance of the gains that is no sampling error; limits as those of τ². */
  readonly i2Limits: Ends;
  /** Cochran's Q with its degrees of freedom and p-value; from five domains on. */
  readonly q?: { readonly q: number; readonly df: number; readonly p: number } | undefined;
  /** Of the gain in a domain that was not measured; from five domains on. */
  readonly prediction: Ends | Refusal;
  /** The mean without one of the domains; limits from five domains on. */
  readonly leaveOneOut: readonly {
    readonly without: string;
    readonly mean: number;
    readonly limits?: Ends | undefined;
  }[];
}

/** One rung over its domains. */
export interface AcrossDomains {
  readonly rung: string;
  readonly role: RungRole;
  /** Those with an interval of their own. */
  readonly domains: readonly string[];
  readonly pooled: PooledGains | Refusal;
}

/** One domain over its rungs. */
export interface AcrossRungs {
  readonly domain: string;
  /** Gain per tenfold of the model's size, by least squares; absent with fewer than four rungs or three known sizes. */
  readonly slope?: Estimate | undefined;
  /** Change of the gain from each rung to the next, where there is no slope. */
  readonly steps: readonly { readonly from: string; readonly to: string; readonly change: Estimate }[];
}

/** What the cells say together; no verdict rests on it. */
export interface AcrossCells {
  readonly rungs: readonly AcrossDomains[];
  readonly domains: readonly AcrossRungs[];
}
