import type { PromptedModel } from './model-settings.ts';
import type { MethodSource, SplitSizes, SuiteDomain, SuiteRung } from './suite.ts';

/** What an arm does with the rung's pair of models. */
export type ArmTask =
  /** The weak teacher itself, trained on the labelled items. */
  | { readonly kind: 'weak' }
  /** The student, trained on the true labels of the unlabelled items. */
  | { readonly kind: 'ceiling' }
  | { readonly kind: 'method'; readonly method: MethodSource }
  /** The candidate, taught labels of the teacher that were dealt to the wrong items, again and again. */
  | { readonly kind: 'shuffled-teacher'; readonly method: MethodSource; readonly shuffles: number };

/** The unit of work, caching and storage: one arm × rung × domain × seed. */
export interface PlannedCell {
  /** Hash of everything that determines the result. */
  readonly key: string;
  readonly domain: string;
  readonly rung: string;
  readonly arm: string;
  readonly seed: number;
  readonly task: ArmTask;
}

/** The features of a domain's items by a model that is trained on the spot: shared by every cell that uses the two. */
export interface PlannedFeatures {
  readonly key: string;
  readonly domain: string;
  readonly learner: string;
}

/** The items of a domain. */
export interface PlannedItems {
  readonly key: string;
  readonly domain: string;
}

/** A model that is asked. */
export interface PlannedModel {
  /** As rungs name it: a recording stands for the model that it was made of. */
  readonly name: string;
  readonly model: PromptedModel;
}

/** The full, ordered list of work, before anything runs. */
export interface Plan {
  readonly items: readonly PlannedItems[];
  readonly features: readonly PlannedFeatures[];
  /** Models that are asked instead. */
  readonly models: readonly PlannedModel[];
  readonly cells: readonly PlannedCell[];
  readonly domains: readonly SuiteDomain[];
  readonly rungs: readonly SuiteRung[];
  readonly splits: SplitSizes;
  readonly timeLimitSeconds: number;
}
