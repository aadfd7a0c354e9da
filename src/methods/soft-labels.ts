import type { Method } from '../core/method.ts';
import { makeLessons, teach } from './teach.ts';

/** Distillation at temperature 1 (Hinton, Vinyals and Dean 2015, arXiv:1503.02531), from a weak teacher to a strong student. */
export const softLabels: Method = {
  name: 'soft-labels',
  description:
    'Trains the student towards the teacher’s probabilities, so that what the teacher doubts counts for less.',
  usesTeacher: true,
  needs: ['soft-labels'],
  run: async task =>
    teach(
      task,
      makeLessons(task, belief => belief),
    ),
};
