import type { Item, Label, LabelledItem } from '../../src/core/item.ts';
import { CAPABILITIES } from '../../src/core/learner.ts';
import type { MethodTask, Prediction } from '../../src/core/method.ts';
import { silentProgress } from '../../src/core/ports.ts';
import { createRng } from '../../src/stats/random/rng.ts';
import { type ToyLearner, type ToyOptions, toyLearner } from './toy-learner.ts';

export interface ToyTask extends MethodTask {
  readonly student: ToyLearner;
}

export interface ToyProblem {
  readonly task: ToyTask;
  /** True labels of the unlabelled and test items, by id. */
  readonly truth: ReadonlyMap<string, Label>;
}

export interface ToyProblemOptions extends Partial<ToyOptions> {
  readonly seed?: number | undefined;
  /** Labelled, unlabelled and test items. */
  readonly sizes?: readonly [number, number, number] | undefined;
}

/**
 * A weak-to-strong problem: the label is a noisy function of three numbers. The teacher sees a blurred fourth one, which agrees
 * with the label about seven times in ten; the student sees the three.
 */
function drawItem(id: string, rng: ReturnType<typeof createRng>): LabelledItem {
  const numbers = [rng.normal(), rng.normal(), rng.normal()];
  const logit = 4 * numbers.reduce((sum, value) => sum + value, 0);
  const label = rng.uniform() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
  const blurred = (label === 1 ? 0.55 : -0.55) + rng.normal();
  return { id, input: `numbers ${[...numbers, blurred].map(value => value.toFixed(6)).join(' ')}`, label };
}

const withoutLabel = ({ label: _, ...item }: LabelledItem): Item => Object.freeze(item);

/** A simulated task; everything that a method gets is frozen. */
export async function toyProblem(options: ToyProblemOptions = {}): Promise<ToyProblem> {
  const { seed = 1, sizes = [60, 300, 200], capabilities = CAPABILITIES, sees = [0, 1, 2] } = options;
  const rng = createRng(seed, 'toy');
  const [labelled, hidden, test] = ['labelled', 'unlabelled', 'test'].map((use, at) =>
    Array.from({ length: sizes[at] ?? 0 }, (_, index) => drawItem(`${use}-${index}`, rng)),
  ) as [LabelledItem[], LabelledItem[], LabelledItem[]];
  const weak = toyLearner({ capabilities: CAPABILITIES, sees: [3] });
  const classifier = await weak.fit(labelled.map(item => ({ item, target: item.label })));
  const unlabelled = Object.freeze(hidden.map(withoutLabel));
  return {
    task: Object.freeze({
      domain: 'toy',
      rung: 'larger',
      labelled: Object.freeze(labelled.map(item => Object.freeze(item))),
      unlabelled,
      teacher: Object.freeze({ beliefs: Object.freeze(await weak.predict(classifier, unlabelled)) }),
      test: Object.freeze(test.map(withoutLabel)),
      student: toyLearner({ capabilities, sees }),
      rng: createRng(seed, 'method'),
      timeLimitSeconds: 60,
      progress: silentProgress,
    }),
    truth: new Map([...hidden, ...test].map(({ id, label }) => [id, label])),
  };
}

/** The task with other beliefs of the teacher; as many unlabelled items as there are beliefs. */
export const withBeliefs = (task: ToyTask, beliefs: readonly number[]): ToyTask => ({
  ...task,
  unlabelled: task.unlabelled.slice(0, beliefs.length),
  teacher: { beliefs },
});

export const accuracyOf = (predictions: readonly Prediction[], truth: ReadonlyMap<string, Label>): number =>
  predictions.filter(({ item, prediction }) => truth.get(item) === prediction).length / predictions.length;
