import { describe, expect, it } from 'vitest';
import { hardLabel } from '../../src/core/hard-label.ts';
import { checkMethod } from '../../src/methods/check-method.ts';
import { checkNeeds } from '../../src/methods/check-needs.ts';
import { checkOutput } from '../../src/methods/check-output.ts';
import { METHODS } from '../../src/methods/registry.ts';
import { accuracyOf, type ToyTask, toyProblem, withBeliefs } from '../support/toy-task.ts';

/** What the teacher said of an item of a task. */
const beliefsById = ({ unlabelled, teacher }: ToyTask): ReadonlyMap<string, number> =>
  new Map(unlabelled.map(({ id }, at) => [id, teacher.beliefs[at] as number]));

const HARD_CASES: Readonly<Record<string, readonly number[]>> = {
  'one item': [0.8],
  'one item of which the teacher knows nothing': [0.5],
  'two items': [1, 0],
  'teacher labels that are all 1': Array.from({ length: 40 }, () => 0.9),
  'teacher labels that are all 0': Array.from({ length: 40 }, () => 0.1),
  'beliefs of exactly 0, one half and 1': Array.from({ length: 60 }, (_, at) => (at % 3) / 2),
  'a teacher that is nowhere sure': Array.from({ length: 60 }, (_, at) => 0.49 + (at % 3) / 100),
};

describe.each(METHODS.map(method => [method.name, method] as const))('method %s', (_, method) => {
  it('has the shape that a method of somebody’s own must have', () => {
    expect(checkMethod(method, 'built in')).toBe(method);
  });

  it('says in one sentence what it does', () => {
    expect(method.description).toMatch(/^[A-Z][^\n]{20,250}\.$/);
    expect(method.description.replaceAll(/\.\d/g, '').replaceAll('et al.', '').match(/\./g)).toHaveLength(1);
  });

  it('asks a learner for nothing that it did not declare', async () => {
    const { task } = await toyProblem({ capabilities: method.needs });
    checkNeeds(method, task.student);
    expect(checkOutput(await method.run(task), task.test).predictions).toHaveLength(task.test.length);
  });

  it('predicts every test item once, by output that the check of anybody’s output lets pass unchanged', async () => {
    const { task } = await toyProblem();
    const output = await method.run(task);
    expect(checkOutput(output, task.test)).toEqual(output);
    expect(output.predictions.map(({ item }) => item)).toEqual(task.test.map(({ id }) => id));
  });

  it('gives the same bytes for the same seed', async () => {
    const run = async () => JSON.stringify(await method.run((await toyProblem({ seed: 5 })).task));
    expect(await run()).toBe(await run());
  });

  it('never trains on a test item, nor on an item whose label the teacher was trained on', async () => {
    const { task } = await toyProblem();
    await method.run(task);
    const known = new Set(task.unlabelled.map(({ id }) => id));
    const { fits, priors } = task.student.asked;
    expect(fits.flat().filter(({ item }) => !known.has(item.id))).toEqual([]);
    expect([...fits.flat().map(({ item }) => item), ...priors.flat()].filter(item => 'label' in item)).toEqual([]);
  });

  it('returns a receipt of what the learner really saw last', async () => {
    const { task } = await toyProblem();
    const { receipt } = await method.run(task);
    const last = task.student.asked.fits.at(-1);
    if (!method.usesTeacher) {
      expect(last).toBeUndefined();
      expect(receipt).toMatchObject({ trainedOn: 0 });
      expect(Object.keys(receipt)).not.toContain('labelsChanged');
      return;
    }
    const beliefs = beliefsById(task);
    const changed = last?.filter(({ item, target }) => hardLabel(target) !== hardLabel(beliefs.get(item.id) ?? 0.5));
    expect(receipt).toMatchObject({ trainedOn: last?.length, labelsChanged: changed?.length });
    expect(receipt.parametersMoved).toBeGreaterThan(0);
  });

  it('says nothing of moved parameters where the learner cannot know, and of confidence where it has no beliefs', async () => {
    const { task } = await toyProblem({ capabilities: method.needs });
    const { student } = task;
    const fit: typeof student.fit = async examples => {
      const { parametersMoved: _, ...handle } = await student.fit(examples);
      return handle;
    };
    const { predictions, receipt } = await method.run({ ...task, student: { ...student, fit } });
    expect(receipt).not.toHaveProperty('parametersMoved');
    const isGraded = method.needs.includes('beliefs') || method.name === 'majority-answer';
    expect(predictions.every(prediction => 'confidence' in prediction === isGraded)).toBe(true);
  });

  it.each(Object.entries(HARD_CASES))('gives usable output for %s', async (_case, beliefs) => {
    const { task } = await toyProblem();
    const hard = withBeliefs(task, beliefs);
    const { receipt } = checkOutput(await method.run(hard), hard.test);
    expect(receipt.trainedOn).toBeLessThanOrEqual(beliefs.length);
    if (method.usesTeacher) expect(receipt.trainedOn).toBeGreaterThanOrEqual(1);
  });
});

describe.each(METHODS.filter(({ usesTeacher }) => usesTeacher).map(method => [method.name, method] as const))(
  'teaching by %s',
  (_, method) => {
    it('makes students that are better than their teachers', async () => {
      const gains: number[] = [];
      for (const seed of [1, 2, 3, 4]) {
        const { task, truth } = await toyProblem({ seed, sizes: [200, 600, 200] });
        const right = task.unlabelled.filter(
          ({ id }, at) => truth.get(id) === hardLabel(task.teacher.beliefs[at] ?? 0),
        );
        const { predictions } = await method.run(task);
        gains.push(accuracyOf(predictions, truth) - right.length / task.unlabelled.length);
      }
      expect(gains.reduce((sum, gain) => sum + gain, 0) / gains.length).toBeGreaterThan(0.02);
    });

    it('refuses a teacher that says nothing of some items', async () => {
      const { task } = await toyProblem();
      const short = { ...task, teacher: { beliefs: task.teacher.beliefs.slice(1) } };
      await expect(method.run(short)).rejects.toThrow('the teacher gave 299 beliefs for 300 unlabelled items');
    });
  },
);
