import { describe, expect, it } from 'vitest';
import { zeroShot } from '../../src/methods/zero-shot.ts';
import { toyProblem } from '../support/toy-task.ts';

describe('zero-shot', () => {
  it('is the student’s prior on the test items, and nothing else', async () => {
    const { task } = await toyProblem();
    const { predictions, receipt } = await zeroShot.run(task);
    expect(predictions.map(({ confidence }) => confidence)).toEqual(await task.student.prior(task.test));
    expect(task.student.asked.fits).toEqual([]);
    expect(receipt).toEqual({ trainedOn: 0 });
  });
});
