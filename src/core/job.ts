import type { DomainKind } from './item.ts';
import type { Receipt } from './method.ts';
import type { PromptedModel } from './model-settings.ts';
import type { CellObservations } from './observations.ts';
import type { ArmTask } from './plan.ts';
import type { MethodSource, SplitSizes, SuiteDomain } from './suite.ts';

/** Work for another process, as plain data: everything but the artefacts that it names by key. */
export type Job = ItemsJob | FeaturesJob | CellJob | MethodJob;

/** Make the items of a generated domain and store them, and their labels apart from them. */
export interface ItemsJob {
  readonly kind: 'items';
  readonly key: string;
  readonly domain: SuiteDomain;
  readonly splits: SplitSizes;
}

/** Train a model and store its features of the items. */
export interface FeaturesJob {
  readonly kind: 'features';
  readonly key: string;
  readonly items: string;
  readonly domain: SuiteDomain;
  readonly learner: string;
}

/** Load a method and see whether a run can use it, before any work. */
export interface MethodJob {
  readonly kind: 'method';
  readonly key: string;
  readonly method: MethodSource;
  readonly role: 'baseline' | 'candidate';
}

/** A model of a cell: one that is trained on the spot, with the artefact that holds its features, or one that is asked. */
export type CellModel = { readonly learner: string; readonly features: string } | PromptedModel;

/** Run one cell. */
export interface CellJob {
  readonly kind: 'cell';
  readonly key: string;
  readonly items: string;
  readonly domain: string;
  readonly domainKind: DomainKind;
  readonly rung: string;
  readonly seed: number;
  readonly task: ArmTask;
  readonly weak: CellModel;
  readonly strong: CellModel;
  readonly splits: SplitSizes;
  readonly timeLimitSeconds: number;
}

/** What a cell gives back: predictions, no scores. The process that ran it has not seen the labels. */
export interface CellOutput {
  /**
   * Predictions in the order of the test items, a sign each: the digit 0 or 1, or where the student gave no answer `r` (refused)
   * or `e` (errored); several draws for a control that repeats itself.
   */
  readonly draws: readonly string[];
  readonly receipt: Receipt;
  /** Absent where no model behind an API was asked. */
  readonly asked?: CellObservations | undefined;
}

export type JobResult =
  | { readonly state: 'stored' }
  | { readonly state: 'predicted'; readonly output: CellOutput }
  /** A method that a run can use; `files` are those that its module was loaded from, outside of packages. */
  | { readonly state: 'accepted'; readonly files: readonly string[] }
  | FailedJob;

/** What of a `CarryoverError` the reason does not say. */
export interface InputFault {
  readonly code: 'usage' | 'data-invalid';
  readonly hint: string;
}

export interface FailedJob {
  readonly state: 'failed';
  /** Why it failed, in one sentence. */
  readonly reason: string;
  /** Whoever wrote the suite can act on it: the run is not to begin. */
  readonly fault?: InputFault | undefined;
  /** The process was killed, or was out of reach: that says nothing about the job, which may be tried again. */
  readonly isLost?: true | undefined;
}
