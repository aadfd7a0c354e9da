import { describe, expect, it } from 'vitest';
import { vanilla } from '../../src/methods/vanilla.ts';
import { toyProblem, withBeliefs } from '../support/toy-task.ts';

describe('vanilla', () => {
  it('trains once, on every unlabelled item in its order, towards the teacher’s hard label', async () => {
    const { task } = await toyProblem();
    const { receipt } = await vanilla.run(withBeliefs(task, [0, 0.4, 0.5, 0.6, 1]));
    expect(task.student.asked.fits).toHaveLength(1);
    expect(task.student.asked.fits[0]).toEqual(
      [0, 0, 0, 1, 1].map((target, at) => ({ item: task.unlabelled[at], target })),
    );
    expect(receipt).toMatchObject({ trainedOn: 5, labelsChanged: 0 });
  });
});
