import { describe, expect, it } from 'vitest';
import type { Label } from '../../src/core/item.ts';
import { majorityAnswer } from '../../src/methods/majority-answer.ts';
import { faultOf } from '../support/fault-of.ts';
import { toyProblem } from '../support/toy-task.ts';

async function answers(labels: readonly Label[]) {
  const { task } = await toyProblem({ sizes: [1, 1, 3] });
  const labelled = labels.map((label, at) => ({ id: `i${at}`, input: 'numbers 0', label }));
  return majorityAnswer.run({ ...task, labelled });
}

describe('majority-answer', () => {
  it('answers every test item with the most frequent label, its confidence the share of ones', async () => {
    const { predictions, receipt } = await answers([1, 0, 1, 1]);
    expect(predictions.map(({ prediction, confidence }) => [prediction, confidence])).toEqual([
      [1, 0.75],
      [1, 0.75],
      [1, 0.75],
    ]);
    expect(receipt).toEqual({ trainedOn: 0, note: 'answered 1 throughout' });
  });

  it('answers 0 where both labels are equally frequent', async () => {
    const { predictions } = await answers([1, 0, 0, 1]);
    expect(predictions.map(({ prediction }) => prediction)).toEqual([0, 0, 0]);
  });

  it('refuses to answer without a labelled item', async () => {
    const fault = await faultOf(() => answers([]));
    expect(fault.message).toMatch(/^There are 0 labelled items/);
  });
});
