import { CarryoverError } from '../core/errors.ts';
import { hardLabel } from '../core/hard-label.ts';
import type { Method } from '../core/method.ts';

/** A control: what the most frequent label alone is worth. Where both labels are equally frequent, the answer is 0. */
export const majorityAnswer: Method = {
  name: 'majority-answer',
  description:
    'Answers every item with the most frequent label of the labelled items (0 where both are equally frequent); a control that uses neither teacher nor student.',
  usesTeacher: false,
  needs: [],
  run: async ({ labelled, test }) => {
    if (labelled.length === 0) {
      const hint = 'Raise splits.labelled.';
      throw new CarryoverError('data-invalid', 'There are 0 labelled items; majority-answer expected 1 or more.', hint);
    }
    const share = labelled.filter(({ label }) => label === 1).length / labelled.length;
    const prediction = hardLabel(share);
    return {
      predictions: test.map(({ id }) => ({ item: id, prediction, confidence: share })),
      receipt: { trainedOn: 0, note: `answered ${prediction} throughout` },
    };
  },
};
