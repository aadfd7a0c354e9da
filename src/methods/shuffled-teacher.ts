import { CarryoverError } from '../core/errors.ts';
import type { Method, MethodOutput, MethodTask } from '../core/method.ts';
import { shuffle } from '../util/shuffle.ts';

export interface ShuffleOptions {
  readonly shuffles: number;
  readonly run?: Method['run'];
}

function refuse({ name, usesTeacher }: Method, shuffles: number): void {
  if (!usesTeacher) {
    const message = `${name} uses no teacher, so that shuffling the teacher's labels is no control of it.`;
    throw new CarryoverError('usage', message, 'Take shuffled-teacher off the controls, or name another candidate.');
  }
  if (!(Number.isInteger(shuffles) && shuffles >= 1)) {
    const message = `shuffled-teacher was asked for ${shuffles} shuffles; expected a whole number from 1 on.`;
    throw new CarryoverError('usage', message, 'Ask for 20 shuffles or more.');
  }
}

/**
 * The control of a method: the same task with the teacher's beliefs dealt to items at random, again and again. What is left of
 * the method's accuracy is not owed to what the teacher knows about an item. One shuffle is no control: accuracies of .05 and of
 * .88 come from the same task, so ask for 20 or more and look at their spread.
 * @param options.shuffles whole number ≥ 1
 * @param options.run runs the method, once per shuffle; unless said, nothing but that
 * @returns one output per shuffle, each as soon as it is there; permutations depend on the task's generator alone, not on the method
 * @throws CarryoverError `usage` for a method that uses no teacher
 */
export async function* shuffledTeacher(
  method: Method,
  task: MethodTask,
  { shuffles, run = one => method.run(one) }: ShuffleOptions,
): AsyncGenerator<MethodOutput> {
  refuse(method, shuffles);
  const { rng, teacher } = task;
  // All are drawn before the method draws anything.
  const deals = Array.from({ length: shuffles }, () => shuffle(teacher.beliefs, rng));
  for (const beliefs of deals) yield await run({ ...task, teacher: { beliefs } });
}
