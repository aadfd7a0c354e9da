import type { Item, Label, LabelledItem } from './item.ts';
import type { Capability, Learner } from './learner.ts';
import type { Progress } from './ports.ts';
import type { Rng } from './random.ts';

/** What the weak teacher says about the unlabelled training items. */
export interface TeacherLabels {
  /** Probability of label 1, in [0, 1], per unlabelled training item, in their order. */
  readonly beliefs: readonly number[];
}

/**
 * Everything a method gets to see, frozen: items are id, input and cluster, in an order that tells nothing. No test label is
 * among it.
 */
export interface MethodTask {
  readonly domain: string;
  readonly rung: string;
  /** The items with true labels that the weak teacher was trained on. */
  readonly labelled: readonly LabelledItem[];
  /** The training items whose true labels nobody may see. */
  readonly unlabelled: readonly Item[];
  readonly teacher: TeacherLabels;
  /** The items to predict. */
  readonly test: readonly Item[];
  /** The student: the strong model of the rung. */
  readonly student: Learner;
  /** The only source of chance; it differs from seed to seed. */
  readonly rng: Rng;
  /** A run of the method that takes longer is stopped, and its cell errored. */
  readonly timeLimitSeconds: number;
  readonly progress: Progress;
}

export interface Prediction {
  /** Id of a test item. */
  readonly item: string;
  readonly prediction: Label;
  /** Probability that the label is 1, in [0, 1]. */
  readonly confidence?: number | undefined;
}

/** Proof that the treatment was applied; shown in the report. */
export interface Receipt {
  /** Training examples that the final classifier saw; 0 for a method that trains nothing. */
  readonly trainedOn: number;
  /** Of those, how many were trained towards another label than the teacher's; absent where no teacher was used. */
  readonly labelsChanged?: number | undefined;
  /** How far the student's parameters went from where they started; absent where that is not known. */
  readonly parametersMoved?: number | undefined;
  /** Anything else worth telling, in a few words. */
  readonly note?: string | undefined;
}

export interface MethodOutput {
  /** One for every test item, in any order. */
  readonly predictions: readonly Prediction[];
  readonly receipt: Receipt;
}

/** A way of teaching a strong student with a weak teacher's labels: written once, runs on every rung. */
export interface Method {
  /** Lower case, with hyphens. */
  readonly name: string;
  /** One sentence: what it does. */
  readonly description: string;
  /** Where false, the method is a reference arm and never a candidate. */
  readonly usesTeacher: boolean;
  /** What the student must be able to do. */
  readonly needs: readonly Capability[];
  run(task: MethodTask): Promise<MethodOutput>;
}
