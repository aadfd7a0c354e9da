import type { ArmRole } from './design.ts';
import type { CellObservations } from './observations.ts';

/** Smallest, median and largest of some numbers that were told; all equal where there was one. */
export interface Spread {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

/** One arm of one rung × domain over all its seeds: how well it did, and the proof that it was applied. */
export interface ArmSummary {
  readonly rung: string;
  readonly domain: string;
  readonly arm: string;
  /** `control` for reference arms and controls, which no verdict looks at. */
  readonly role: ArmRole | 'control';
  readonly method?: string | undefined;
  readonly learner: string;
  /** Seeds that were measured. */
  readonly seeds: number;
  /** Mean score over these seeds and all their scored items, in [0, 1]; absent where nothing was scored. */
  readonly accuracy?: number | undefined;
  readonly trainedOn?: Spread | undefined;
  /** Share of the training labels that differ from the teacher's, in [0, 1]; absent where no teacher was used. */
  readonly labelsChanged?: Spread | undefined;
  readonly parametersMoved?: Spread | undefined;
  /** Accuracies of all shuffles of all seeds, for controls that repeat themselves. */
  readonly repeats?: (Spread & { readonly count: number }) | undefined;
  /** Sums over the seeds, per model; absent where no model behind an API was asked. */
  readonly asked?: CellObservations | undefined;
  /** Distinct notes of the receipts. */
  readonly notes: readonly string[];
  /** Seeds whose cell failed, and why. */
  readonly errored: readonly { readonly seed: string; readonly reason: string }[];
}
