import { describe, expect, it } from 'vitest';
import { softLabels } from '../../src/methods/soft-labels.ts';
import { toyProblem, withBeliefs } from '../support/toy-task.ts';

describe('soft-labels', () => {
  it('trains once, towards the teacher’s beliefs as they are', async () => {
    const { task } = await toyProblem();
    const beliefs = [0, 0.4, 0.5, 0.6, 1];
    const { receipt } = await softLabels.run(withBeliefs(task, beliefs));
    expect(task.student.asked.fits).toHaveLength(1);
    expect(task.student.asked.fits[0]?.map(({ target }) => target)).toEqual(beliefs);
    expect(receipt).toMatchObject({ trainedOn: 5, labelsChanged: 0 });
  });
});
