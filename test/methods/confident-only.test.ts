import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hardLabel } from '../../src/core/hard-label.ts';
import { confidentOnly, keepConfident } from '../../src/methods/confident-only.ts';
import type { Lesson } from '../../src/methods/teach.ts';
import { toyProblem, withBeliefs } from '../support/toy-task.ts';

const lessonsOf = (beliefs: readonly number[]): readonly Lesson[] =>
  beliefs.map((belief, at) => ({ item: { id: `i${at}`, input: 'text' }, belief, target: hardLabel(belief) }));

const kept = (beliefs: readonly number[]): readonly number[] =>
  keepConfident(lessonsOf(beliefs)).map(({ belief }) => belief);

describe('confident-only', () => {
  it('keeps beliefs of at most .25 and at least .75, in their order', () => {
    expect(kept([0.75, 0.74, 0.1, 0.26, 0.25, 1, 0.5, 0])).toEqual([0.75, 0.1, 0.25, 1, 0]);
  });

  it('keeps the surest quarter of each label, rounded up, where the teacher is nowhere sure', () => {
    expect(kept([0.51, 0.6, 0.55, 0.52, 0.58, 0.4, 0.45])).toEqual([0.6, 0.58, 0.4]);
  });

  it('keeps a label that the teacher is never sure of', () => {
    expect(kept([0.9, 0.95, 0.8, 0.45, 0.4, 0.48])).toEqual([0.9, 0.95, 0.8, 0.4]);
  });

  it('takes the earlier of equally sure items, and one half for a 0 that it is least sure of', () => {
    expect(keepConfident(lessonsOf([0.6, 0.6, 0.6, 0.6, 0.6])).map(({ item }) => item.id)).toEqual(['i0', 'i1']);
    expect(kept([0.5, 0.45])).toEqual([0.45]);
  });

  it('never drops an item that the teacher is sure of, nor a label, nor all but a quarter', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }), beliefs => {
        const found = kept(beliefs);
        expect(found.filter(belief => Math.abs(belief - 0.5) >= 0.25)).toEqual(
          beliefs.filter(belief => Math.abs(belief - 0.5) >= 0.25),
        );
        expect(new Set(found.map(hardLabel))).toEqual(new Set(beliefs.map(hardLabel)));
        expect(found.length).toBeGreaterThanOrEqual(beliefs.length / 4);
      }),
    );
  });

  it('trains on hard labels of what it kept, and says so', async () => {
    const { task } = await toyProblem();
    const { receipt } = await confidentOnly.run(withBeliefs(task, [0.9, 0.6, 0.1, 0.4, 0.45]));
    expect(task.student.asked.fits).toEqual([
      [
        { item: task.unlabelled[0], target: 1 },
        { item: task.unlabelled[2], target: 0 },
      ],
    ]);
    expect(receipt).toMatchObject({ trainedOn: 2, labelsChanged: 0 });
  });
});
