import type { CellRef } from './cell-estimates.ts';
import type { Refusal } from './refusal.ts';

/** Variance components of one cell, per outcome: what a forecast rests on. All are variances of paired differences, ≥ 0. */
export interface AssumedCell extends CellRef {
  /** True gain of a sandbox cell; of a target it is what the forecast varies. */
  readonly gain: number;
  /** Columns of the planned study: items, or clusters where items belong to some. */
  readonly columns: number;
  readonly itemVariance: number;
  readonly seedVariance: number;
  readonly errorVariance: number;
  /** Seeds that the components were estimated from; absent where they are assumed. */
  readonly pilotSeeds?: number | undefined;
  /** Effects of the pilot's seeds, mean 0 and mean square σ²_S, where it has enough of them to show their law. */
  readonly seedEffects?: ArrayLike<number> | undefined;
  /** Correlation of its item effects with those of its sandbox cell; 0 unless both have the same items. */
  readonly correlation: number;
}

/** The true target gains that a forecast is made for, as shares of the sandbox gain Δ: none, φ/2, φ, all of it. */
export const SCENARIOS = ['none', 'half-retention', 'retention', 'full'] as const;
export type Scenario = (typeof SCENARIOS)[number];

export type ForecastVerdict = 'survives' | 'attenuated' | 'vanished' | 'reversed' | 'inconclusive';

export interface ScenarioForecast {
  readonly scenario: Scenario;
  /** True target gain, a fraction. */
  readonly gain: number;
  /** Probability of each verdict; they add up to 1. `unfounded`, where the sandbox does not replicate, is part of none. */
  readonly chances: Readonly<Record<ForecastVerdict, number>>;
}

export interface CellForecast extends CellRef {
  readonly required: boolean;
  readonly sandbox: CellRef;
  /** Sandbox gain that is assumed, or was found by the pilot. */
  readonly sandboxGain: number;
  /** Chance that the sandbox gain replicates; elsewhere the target is `unfounded`. */
  readonly replicates: number;
  readonly columns: number;
  readonly seeds: number;
  /** Smallest gain that is told from 0 four times out of five, or why there is none. */
  readonly mde: number | Refusal;
  readonly scenarios: readonly ScenarioForecast[];
  readonly feasibility: 'feasible' | 'warning' | 'error';
  readonly advice: 'seeds' | 'items' | 'either' | Refusal;
}

/** What a run is going to buy from hosts; absent where models are local. */
export interface PurchaseForecast {
  readonly requests: number;
  /** How many of them go in batches, for which hosts take up to a day. */
  readonly batched: number;
  /** The run's own cap, where it has one. */
  readonly mostMinutes?: number | undefined;
  /** Absent where no price is known. */
  readonly usd?: number | undefined;
}

/** `carryover plan --json`. */
export interface Forecast {
  readonly schema: 1;
  readonly suite: string;
  readonly planHash: string;
  /** A run directory, or components that were assumed. */
  readonly basis:
    | {
        readonly kind: 'pilot';
        readonly path: string;
        /** Of its cells, the fewest. */
        readonly seeds: number;
      }
    | { readonly kind: 'assumed'; readonly text: string };
  readonly cells: { readonly planned: number; readonly stored: number };
  /** Of this machine, for the cells that are not stored yet, by a rule of thumb. How long hosts take is not known beforehand. */
  readonly minutes: number;
  readonly purchase?: PurchaseForecast | undefined;
  readonly power: number;
  readonly draws: number;
  readonly targets: readonly CellForecast[];
  readonly notes: readonly string[];
}
