import { describe, expect, it } from 'vitest';
import { confidenceLoss, makeConfidenceLoss } from '../../src/methods/confidence-loss.ts';
import { harden } from '../../src/methods/harden.ts';
import { softLabels } from '../../src/methods/soft-labels.ts';
import { toyProblem, withBeliefs } from '../support/toy-task.ts';

describe('confidence-loss', () => {
  it('is soft-labels, to the byte, where α is 0', async () => {
    const { task } = await toyProblem();
    expect(JSON.stringify(await makeConfidenceLoss(0).run(task))).toBe(JSON.stringify(await softLabels.run(task)));
  });

  it('warms α up: no confidence at first, then a quarter, then one half, which is the mixture of the paper', async () => {
    const { task } = await toyProblem();
    await confidenceLoss.run(task);
    const [first, second, third] = task.student.asked.fits.map(examples => examples.map(({ target }) => target));
    const { beliefs } = task.teacher;
    expect(first).toEqual(beliefs);
    for (const [targets, alpha] of [
      [second, 0.25],
      [third, 0.5],
    ] as const) {
      for (const [at, target] of (targets ?? []).entries()) {
        const own = (target - (1 - alpha) * (beliefs[at] ?? 0)) / alpha;
        expect(Math.min(Math.abs(own), Math.abs(own - 1))).toBeLessThan(1e-12);
      }
    }
  });

  it('ends at a fixed point: the last student’s hardened predictions are the ones it was trained with', async () => {
    const { task } = await toyProblem();
    const { receipt } = await confidenceLoss.run(task);
    const last = task.student.asked.fits.at(-1) ?? [];
    const handle = await task.student.fit(last);
    const { beliefs } = task.teacher;
    const own = harden(await task.student.predict(handle, task.unlabelled), beliefs);
    expect(last.map(({ target }) => target)).toEqual(own.map((label, at) => 0.5 * (beliefs[at] ?? 0) + 0.5 * label));
    expect(receipt.note).toBeUndefined();
  });

  it('counts the labels on which the student’s confidence overruled the teacher', async () => {
    const { task } = await toyProblem();
    const { receipt } = await confidenceLoss.run(task);
    expect(receipt.trainedOn).toBe(300);
    expect(receipt.labelsChanged).toBeGreaterThan(30);
  });

  it('keeps the class proportions of a lopsided teacher', async () => {
    const { task } = await toyProblem();
    const beliefs = task.teacher.beliefs.map(belief => 0.2 * belief);
    await confidenceLoss.run(withBeliefs(task, beliefs));
    const last = task.student.asked.fits.at(-1) ?? [];
    const ones = last.filter(({ target }, at) => target > 0.5 * (beliefs[at] ?? 0) + 1e-9).length;
    expect(ones).toBe(Math.round(beliefs.reduce((sum, belief) => sum + belief, 0)));
  });

  it('reaches full α even where the labels are settled from the start', async () => {
    const { task } = await toyProblem();
    const predict: typeof task.student.predict = async (_, items) =>
      items.map((_item, at) => (at % 2 === 0 ? 0.9 : 0.1));
    await confidenceLoss.run({ ...task, student: { ...task.student, predict } });
    expect(task.student.asked.fits).toHaveLength(3);
    const ones = task.student.asked.fits.at(-1)?.filter(({ target }, at) => target > (task.teacher.beliefs[at] ?? 0));
    const least = ones?.reduce((lowest, { target }) => Math.min(lowest, target), 1);
    expect(least).toBeGreaterThanOrEqual(0.5);
  });

  it('stops, and says so, where the labels never settle', async () => {
    const { task } = await toyProblem();
    let asked = 0;
    const predict: typeof task.student.predict = async (_, items) => {
      asked++;
      return items.map((_item, at) => ((at + asked) % 2 === 0 ? 0.9 : 0.1));
    };
    const { receipt } = await confidenceLoss.run({ ...task, student: { ...task.student, predict } });
    expect(receipt.note).toBe('stopped after 30 rounds, before its labels settled');
    expect(task.student.asked.fits).toHaveLength(31);
  });
});
