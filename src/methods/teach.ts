import { hardLabel } from '../core/hard-label.ts';
import type { ClassifierHandle, Example } from '../core/learner.ts';
import type { MethodOutput, MethodTask, Receipt } from '../core/method.ts';
import { predictItems } from './predict-items.ts';

/** An unlabelled item as the student is taught it, and what the teacher said of it. */
export interface Lesson extends Example {
  /** The teacher's probability of label 1. */
  readonly belief: number;
}

/**
 * Every unlabelled item with the target that the method chose for it.
 * @param choose target of an item, in [0, 1]: by the teacher's belief, and the position of the item
 * @throws Error where the teacher did not give as many beliefs as there are items
 */
export function makeLessons(
  { unlabelled, teacher: { beliefs } }: MethodTask,
  choose: (belief: number, at: number) => number,
): readonly Lesson[] {
  if (beliefs.length !== unlabelled.length) {
    throw new Error(`the teacher gave ${beliefs.length} beliefs for ${unlabelled.length} unlabelled items`);
  }
  return unlabelled.map((item, at) => {
    const belief = beliefs[at] as number;
    return { item, belief, target: choose(belief, at) };
  });
}

/** The example alone: what the teacher said is no business of the learner's. */
const exampleOf = ({ item, target }: Lesson): Example => ({ item, target });

/** Trains the student on the lessons. */
export const fitLessons = ({ student }: MethodTask, lessons: readonly Lesson[]): Promise<ClassifierHandle> =>
  student.fit(lessons.map(exampleOf));

function receiptOf({ trainedOn, parametersMoved, chosen }: ClassifierHandle, lessons: readonly Lesson[]): Receipt {
  const learned = chosen === undefined ? lessons : chosen.flatMap(at => lessons[at] ?? []);
  const labelsChanged = learned.filter(({ target, belief }) => hardLabel(target) !== hardLabel(belief)).length;
  return { trainedOn, labelsChanged, ...(parametersMoved === undefined ? {} : { parametersMoved }) };
}

/** Predicts the test items with a student that was trained on the lessons. */
export async function examine(
  { student, test }: MethodTask,
  classifier: ClassifierHandle,
  lessons: readonly Lesson[],
): Promise<MethodOutput> {
  const beliefs = await student.predict(classifier, test);
  return { predictions: predictItems(student, test, beliefs), receipt: receiptOf(classifier, lessons) };
}

/** Trains the student on the lessons, and predicts the test items. */
export const teach = async (task: MethodTask, lessons: readonly Lesson[]): Promise<MethodOutput> =>
  examine(task, await fitLessons(task, lessons), lessons);
