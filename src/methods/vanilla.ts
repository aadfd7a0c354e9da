import { hardLabel } from '../core/hard-label.ts';
import type { Method } from '../core/method.ts';
import { makeLessons, teach } from './teach.ts';

/** Naive fine-tuning on weak labels (Burns et al. 2023, arXiv:2312.09390, section 3): what every other method is held against. */
export const vanilla: Method = {
  name: 'vanilla',
  description: 'Trains the student on the teacher’s hard labels as if they were true.',
  usesTeacher: true,
  needs: [],
  run: async task => teach(task, makeLessons(task, hardLabel)),
};
