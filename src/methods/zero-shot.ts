import type { Method } from '../core/method.ts';
import { predictItems } from './predict-items.ts';

/** What the student knows without any teacher: a gain of a method that it has already is no gain of weak-to-strong. */
export const zeroShot: Method = {
  name: 'zero-shot',
  description: 'Asks the student what it believes before any training; a reference that uses no teacher.',
  usesTeacher: false,
  needs: ['prior'],
  run: async ({ student, test }) => ({
    predictions: predictItems(student, test, await student.prior(test)),
    receipt: { trainedOn: 0 },
  }),
};
