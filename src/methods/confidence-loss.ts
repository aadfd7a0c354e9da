import type { Label } from '../core/item.ts';
import type { Method, MethodOutput, MethodTask } from '../core/method.ts';
import { harden } from './harden.ts';
import { examine, fitLessons, type Lesson, makeLessons } from './teach.ts';

/** α at full strength: that of the paper for all but its largest students. */
const ALPHA = 0.5;
/** On the local ladder labels settle in 4 to 28 rounds, 10 as a rule. */
const MOST_ROUNDS = 30;
/** α rises over the first fifth of training, as in the paper: of ten rounds. */
const WARM_UP_ROUNDS = 2;

const isSame = (x: readonly Label[], y: readonly Label[] | undefined): boolean =>
  y !== undefined && x.every((label, at) => label === y[at]);

/** (1 − α) · CE(f, w) + α · CE(f, f̂) is, up to a constant, the cross-entropy towards the mixed target (1 − α) · w + α · f̂. */
const mixTargets = (task: MethodTask, labels: readonly Label[], alpha: number): readonly Lesson[] =>
  makeLessons(task, (belief, at) => (1 - alpha) * belief + alpha * (labels[at] as number));

/**
 * Alternates: harden what the student believes, fit it towards the mixture. Both steps lower the same loss, since of all labels
 * with so many ones the hardened ones have the least cross-entropy; so at full α it ends at a fixed point, or after the last round.
 */
async function alternate(task: MethodTask, strength: number): Promise<MethodOutput> {
  const { student, unlabelled, teacher } = task;
  let lessons = makeLessons(task, belief => belief);
  let classifier = await fitLessons(task, lessons);
  let labels: readonly Label[] | undefined;
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    const next = harden(await student.predict(classifier, unlabelled), teacher.beliefs);
    // The same labels at full α are the same targets, and the same student: nothing would change any more.
    if (round > WARM_UP_ROUNDS && isSame(next, labels)) return examine(task, classifier, lessons);
    labels = next;
    lessons = mixTargets(task, labels, strength * Math.min(1, round / WARM_UP_ROUNDS));
    classifier = await fitLessons(task, lessons);
  }
  const { predictions, receipt } = await examine(task, classifier, lessons);
  return {
    predictions,
    receipt: { ...receipt, note: `stopped after ${MOST_ROUNDS} rounds, before its labels settled` },
  };
}

/**
 * The method at a given strength; at 0 it is `soft-labels`.
 * @param strength α after the warm-up, in [0, 1)
 */
export const makeConfidenceLoss = (strength: number): Method => ({
  name: 'confidence-loss',
  description:
    'Trains the student towards the teacher’s probabilities mixed half and half with its own hardened predictions, round by round until these settle, so that it may come to disagree with the teacher (Burns et al. 2023).',
  usesTeacher: true,
  needs: ['soft-labels', 'beliefs'],
  run: async task => alternate(task, strength),
});

/**
 * The confidence-regularised auxiliary loss of Burns et al. 2023, "Weak-to-Strong Generalization", arXiv:2312.09390, section 4.3.2
 * and appendix A.4. The paper hardens predictions batch by batch during one run of gradient descent; a port that fits to the end
 * calls for alternate minimisation of the same loss, over the predictions and over the student.
 */
export const confidenceLoss: Method = makeConfidenceLoss(ALPHA);
