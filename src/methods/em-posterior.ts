import type { Method, MethodOutput, MethodTask } from '../core/method.ts';
import { binBeliefs } from './bin-beliefs.ts';
import { applyCalibration, calibratePrior } from './calibrate-prior.ts';
import { estimateChannel } from './noise-channel.ts';
import { makeLessons, teach } from './teach.ts';

const MOST_BINS = 10;
/** Fewer items than that say little about how often a bin is met under either label. */
const ITEMS_PER_BIN = 50;

/** Two bins at least: a teacher's belief says something about its label even where there are few. */
const binsFor = (items: number): number => Math.min(MOST_BINS, Math.max(2, Math.floor(items / ITEMS_PER_BIN)));

/**
 * What the student believes before any training, as probabilities that mean what they say: zero-shot scores rank items, but how
 * sure they are is arbitrary, and Bayes' rule takes them at their word. The labelled items set slope and offset, nothing else.
 */
async function readPriors({ student, labelled, unlabelled }: MethodTask): Promise<readonly number[]> {
  const beliefs = await student.prior(labelled.map(({ label: _, ...item }) => item));
  const calibration = calibratePrior(
    beliefs,
    labelled.map(({ label }) => label),
  );
  return applyCalibration(calibration, await student.prior(unlabelled));
}

async function run(task: MethodTask): Promise<MethodOutput> {
  const { beliefs } = task.teacher;
  const count = binsFor(beliefs.length);
  const priors = await readPriors(task);
  const { posteriors, settled } = estimateChannel({ priors, bins: binBeliefs(beliefs, count), count }, beliefs);
  const output = await teach(
    task,
    makeLessons(task, (_, at) => posteriors[at] as number),
  );
  return settled ? output : { ...output, receipt: { ...output.receipt, note: 'EM was stopped before it settled' } };
}

/**
 * Noisy-channel EM posterior: the method of the automated-researcher study that was tried on a production model. The teacher is a
 * channel that turns true labels into beliefs; how it does so is estimated by EM, together with the true labels.
 */
export const emPosterior: Method = {
  name: 'em-posterior',
  description:
    'Takes the teacher for a noisy channel whose errors EM estimates without labels, corrects its labels by what the student believed beforehand, and trains the student on the posterior.',
  usesTeacher: true,
  needs: ['soft-labels', 'prior'],
  run,
};
