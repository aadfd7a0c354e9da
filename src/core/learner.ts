import type { Item } from './item.ts';
import type { ModelObservations } from './observations.ts';

/** What a method may ask of a learner. A method that needs what the learner lacks fails before any cost. */
export const CAPABILITIES = ['soft-labels', 'weights', 'prior', 'beliefs'] as const;
export type Capability = (typeof CAPABILITIES)[number];

/** A training example. */
export interface Example {
  readonly item: Item;
  /** Probability that the label is 1, in [0, 1]; 0 or 1 where the label is hard. */
  readonly target: number;
  /** How much the example counts, > 0; 1 where absent. */
  readonly weight?: number | undefined;
}

/** A trained classifier, as plain data: it may cross to another process, and a file. */
export interface ClassifierHandle {
  /** Identity of the learner that made it. */
  readonly learner: string;
  /** Examples that it was trained on. */
  readonly trainedOn: number;
  /** Euclidean length of the way its parameters went from where they started; absent where a learner cannot know. */
  readonly parametersMoved?: number | undefined;
  /** Positions of these among the examples that it was given; absent where it was trained on all. */
  readonly chosen?: readonly number[] | undefined;
  /** The learner's own business. */
  readonly state: unknown;
}

/**
 * A model that can be taught. `fit` on local models trains; chat models build a prompt of it. All of it is plain data and
 * asynchronous, because learners and methods may live in different processes.
 */
export interface Learner {
  /** Such as `local/small`, with whatever tells two versions apart. */
  readonly identity: string;
  readonly capabilities: readonly Capability[];
  /**
   * Trains on the examples; the same examples in the same order give the same classifier.
   * @throws CarryoverError where there is no example, or an item or target is not usable
   */
  fit(examples: readonly Example[]): Promise<ClassifierHandle>;
  /** Probability of label 1 per item, each in [0, 1], in the order of the items. */
  predict(classifier: ClassifierHandle, items: readonly Item[]): Promise<readonly number[]>;
  /** Zero-shot belief: probability of label 1 per item before any example, in the order of the items. */
  prior(items: readonly Item[]): Promise<readonly number[]>;
}

/** Why there is no answer: the model declined, or none came that could be read. */
export type Withheld = 'refused' | 'errored';

/**
 * A learner that may have no answer to a question. Methods get numbers throughout, one half where nothing is known; whoever
 * measures a cell gets to know which these were. Nothing beyond `Learner` is within reach of a method.
 */
export interface AskedLearner extends Learner {
  /** By id, the items that the latest `predict` or `prior` over them gave no answer for. A copy. */
  withheld(): ReadonlyMap<string, Withheld>;
  /** Everything seen so far. */
  observations(): ModelObservations;
}
