import { expect, test } from 'vitest';
import { presentTask } from '../../src/run/present-task.ts';
import { toyProblem } from '../support/toy-task.ts';

/** Everything in a value that could still be changed, by its path; generators move on by nature. */
const looseParts = (value: unknown, path = 'task'): readonly string[] => {
  if (typeof value !== 'object' || value === null || path === 'task.rng') return [];
  const below = Object.entries(value).flatMap(([name, part]) => looseParts(part, `${path}.${name}`));
  return Object.isFrozen(value) ? below : [path, ...below];
};

test('a method gets a copy of everything, frozen throughout', async () => {
  const { task } = await toyProblem({ sizes: [10, 20, 10] });
  const pair = { id: 'p', input: { prompt: 'a', first: 'b', second: 'c' }, cluster: 'k', subset: 'rude' };
  const presented = presentTask({ ...task, test: [...task.test, pair] });
  expect(looseParts(presented)).toEqual([]);
  expect(presented.unlabelled).toEqual(task.unlabelled);
  expect(presented.labelled).toEqual(task.labelled);
  expect(presented.test.at(-1)).toStrictEqual({ id: 'p', input: pair.input, cluster: 'k' });
  expect(presented.test.at(-1)?.input).not.toBe(pair.input);
  expect(Object.isFrozen(pair)).toBe(false);
});

test('the student answers through the copy as it does itself', async () => {
  const { task } = await toyProblem({ sizes: [10, 20, 10] });
  const { student, test: asked, unlabelled } = presentTask(task);
  const examples = unlabelled.map((item, at) => ({ item, target: at % 2 }));
  const itself = await task.student.predict(await task.student.fit(examples), task.test);
  expect(await student.predict(await student.fit(examples), asked)).toEqual(itself);
  expect(await student.prior(asked)).toEqual(await task.student.prior(task.test));
  expect(student.identity).toBe(task.student.identity);
  expect(student.capabilities).toEqual(task.student.capabilities);
});
