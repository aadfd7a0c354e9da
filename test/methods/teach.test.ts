import { describe, expect, it } from 'vitest';
import { makeLessons, teach } from '../../src/methods/teach.ts';
import { toyProblem, withBeliefs } from '../support/toy-task.ts';

describe('teach', () => {
  it('counts a label as changed where the hard target is another than the teacher’s hard label', async () => {
    const { task } = await toyProblem();
    const beliefs = [0.9, 0.9, 0.1, 0.1, 0.5];
    const targets = [0.51, 0.5, 0.49, 0.6, 1];
    const lessons = makeLessons(withBeliefs(task, beliefs), (_, at) => targets[at] ?? 0);
    const { receipt } = await teach(task, lessons);
    expect(receipt).toMatchObject({ trainedOn: 5, labelsChanged: 3 });
  });

  it('hands the learner items and targets alone, not what the teacher said', async () => {
    const { task } = await toyProblem();
    await teach(
      task,
      makeLessons(withBeliefs(task, [0.9]), () => 0),
    );
    expect(task.student.asked.fits).toEqual([[{ item: task.unlabelled[0], target: 0 }]]);
  });

  it('counts changed labels among the examples that the learner chose, where it did not use all', async () => {
    const { task } = await toyProblem();
    const fit = async () => ({ learner: 'toy', trainedOn: 2, chosen: [3, 0], state: [0] });
    const lessons = makeLessons(withBeliefs(task, [0.9, 0.9, 0.9, 0.9]), (_, at) => at / 3);
    const { receipt } = await teach({ ...task, student: { ...task.student, fit } }, lessons);
    expect(receipt).toEqual({ trainedOn: 2, labelsChanged: 1 });
  });

  it('passes on what the learner counted and measured', async () => {
    const { task } = await toyProblem();
    const fit = async () => ({ learner: 'toy', trainedOn: 17, parametersMoved: 2.5, state: [0] });
    const lessons = makeLessons(withBeliefs(task, [0.9]), belief => belief);
    const { receipt } = await teach({ ...task, student: { ...task.student, fit } }, lessons);
    expect(receipt).toEqual({ trainedOn: 17, labelsChanged: 0, parametersMoved: 2.5 });
  });
});
