import type { CellRef } from './cell-estimates.ts';
import type { Histogram } from './histogram.ts';

/** How often the run's own procedure claimed a gain on null data made from the run itself. */
export interface AaCell extends CellRef {
  /** Share of null data sets with L > 0 or U < 0 at m = 1, in [0, 1]. */
  readonly falseClaims: number;
  readonly falseGains: number;
  readonly falseLosses: number;
  /** One-sided 99.9% Clopper–Pearson lower bound of `falseClaims`; an exact rate is treated as if it had been simulated. */
  readonly lowerBound: number;
  /** Exact, or the number of null data sets. */
  readonly draws: 'exact' | number;
  /** Gain ÷ half-width of its interval at m = 1 over the null data sets: what lies beyond ±1 is a false claim. */
  readonly ratios: Histogram;
}

/** Simulated coverage of the verdict's interval at one setting of the components. */
export interface CoveragePoint extends CellRef {
  readonly at: 'own' | 'share-0.5' | 'share-0.75';
  readonly coverage: number;
  readonly monteCarloError: number;
  readonly draws: number;
}

export interface Calibration {
  readonly aa: {
    readonly cells: readonly AaCell[];
    /** Share of null runs with a claim in any target cell at m = cells. */
    readonly familyRate: number;
    readonly familyLowerBound: number;
    readonly draws: number;
    /** The bound that the lower bounds must not exceed. */
    readonly alpha: number;
    readonly passed: boolean;
    /** False below three seeds: then "seed component not checked". */
    readonly seedComponentChecked: boolean;
  };
  readonly coverage: readonly CoveragePoint[];
}
