import { hardLabel } from '../core/hard-label.ts';
import type { Label } from '../core/item.ts';
import type { Method } from '../core/method.ts';
import { type Lesson, makeLessons, teach } from './teach.ts';

/** The teacher is sure of an item where its belief is at least so far from one half: at most .25, or at least .75. */
const SURE = 0.25;

/** Of the items of each label at least this share is kept, the surest first, however unsure the teacher is. */
const LEAST_SHARE = 0.25;

const sureness = ({ belief }: Lesson): number => Math.abs(belief - 0.5);

/** The lessons of one label that are kept; of equally sure ones the earlier. */
function surest(lessons: readonly Lesson[], label: Label): readonly Lesson[] {
  const ranked = lessons.filter(({ target }) => target === label).sort((x, y) => sureness(y) - sureness(x));
  const least = Math.ceil(LEAST_SHARE * ranked.length);
  return ranked.filter((lesson, rank) => rank < least || sureness(lesson) >= SURE);
}

/**
 * Lessons that the teacher is sure of, in their order. A quarter of the items of each label stays in any case: so there is
 * always something to learn from, and no label is lost that the teacher gives at all.
 * @param lessons with hard targets
 */
export function keepConfident(lessons: readonly Lesson[]): readonly Lesson[] {
  const kept = new Set([...surest(lessons, 0), ...surest(lessons, 1)]);
  return lessons.filter(lesson => kept.has(lesson));
}

/** The strongest simple baseline of the automated-researcher study, where beliefs in (.25, .75) were dropped too. */
export const confidentOnly: Method = {
  name: 'confident-only',
  description:
    'Trains the student on hard labels, without the items that the teacher is unsure about (beliefs between .25 and .75); a quarter of the items of each label stays in any case.',
  usesTeacher: true,
  needs: [],
  run: async task => teach(task, keepConfident(makeLessons(task, hardLabel))),
};
