import { describe, expect, it } from 'vitest';
import { hardLabel } from '../../src/core/hard-label.ts';
import type { Label } from '../../src/core/item.ts';
import { emPosterior } from '../../src/methods/em-posterior.ts';
import { toyProblem, withBeliefs } from '../support/toy-task.ts';

const shareRight = (truth: readonly (Label | undefined)[], beliefs: readonly number[]): number =>
  beliefs.filter((belief, at) => hardLabel(belief) === truth[at]).length / truth.length;

describe('em-posterior', () => {
  it('trains towards labels that are right more often than the teacher’s, and than the student’s own', async () => {
    const gains: number[] = [];
    for (const seed of [1, 2, 3, 4]) {
      const { task, truth } = await toyProblem({ seed, sizes: [200, 600, 1] });
      const { receipt } = await emPosterior.run(task);
      const labels = task.unlabelled.map(({ id }) => truth.get(id));
      const targets = task.student.asked.fits[0]?.map(({ target }) => target) ?? [];
      const own = await task.student.prior(task.unlabelled);
      gains.push(
        shareRight(labels, targets) - Math.max(shareRight(labels, task.teacher.beliefs), shareRight(labels, own)),
      );
      expect(receipt.labelsChanged).toBeGreaterThan(60);
      expect(receipt.note).toBeUndefined();
    }
    expect(gains.reduce((sum, gain) => sum + gain, 0) / gains.length).toBeGreaterThan(0.02);
  });

  it('finds out, without a label of the items, that a teacher says the opposite', async () => {
    const { task, truth } = await toyProblem({ sizes: [200, 600, 10] });
    const beliefs = task.unlabelled.map(({ id }) => (truth.get(id) === 1 ? 0.05 : 0.95));
    await emPosterior.run(withBeliefs(task, beliefs));
    const targets = task.student.asked.fits[0]?.map(({ target }) => target) ?? [];
    expect(
      shareRight(
        task.unlabelled.map(({ id }) => truth.get(id)),
        targets,
      ),
    ).toBeGreaterThan(0.9);
  });

  it('falls back on what the student believes where the teacher says the same of every item', async () => {
    const { task } = await toyProblem({ sizes: [200, 200, 10] });
    await emPosterior.run(
      withBeliefs(
        task,
        task.unlabelled.map(() => 1),
      ),
    );
    const targets = task.student.asked.fits[0]?.map(({ target }) => target) ?? [];
    const priors = await task.student.prior(task.unlabelled);
    const ranked = targets.map((target, at) => [priors[at] ?? 0, target] as const).sort(([x], [y]) => x - y);
    for (const [at, [, target]] of ranked.entries()) expect(target).toBeGreaterThanOrEqual(ranked[at - 1]?.[1] ?? 0);
  });

  it('asks the student for its prior of training items alone', async () => {
    const { task } = await toyProblem();
    await emPosterior.run(task);
    const ids = task.student.asked.priors.flat().map(({ id }) => id);
    expect(ids).toEqual([...task.labelled, ...task.unlabelled].map(({ id }) => id));
  });
});
