import { chanceName } from '../core/chance-name.ts';
import { CarryoverError } from '../core/errors.ts';
import { hardLabel } from '../core/hard-label.ts';
import type { Item, Label, LabelledItem } from '../core/item.ts';
import type { StoredItems, StoredLabels } from '../core/item-artefact.ts';
import type { CellJob, CellOutput } from '../core/job.ts';
import type { AskedLearner, Example, Learner, Withheld } from '../core/learner.ts';
import type { MethodOutput, MethodTask, Receipt } from '../core/method.ts';
import type { CellObservations } from '../core/observations.ts';
import { silentProgress } from '../core/ports.ts';
import type { CreateRng } from '../core/random.ts';
import { dealTraining, type TrainingDeal } from './deal-training.ts';
import { presentTask } from './present-task.ts';

/** What a cell is run with. */
export interface CellEquipment {
  readonly items: StoredItems;
  /** True labels of the training pool; those of the test items are not here. */
  readonly trainLabels: StoredLabels;
  readonly weak: Learner;
  readonly strong: Learner;
  /** Runs the method of the cell, once or, for a control that repeats itself, several times: a run when it is asked for. */
  readonly apply: (task: MethodTask) => AsyncIterable<MethodOutput>;
  readonly createRng: CreateRng;
}

const pick = <T>(list: readonly T[], positions: readonly number[]): readonly T[] =>
  positions.flatMap(at => {
    const member = list[at];
    return member === undefined ? [] : [member];
  });

const chanceNames = ({ weak, strong }: CellJob): readonly string[] =>
  [weak, strong].map(({ learner }) => chanceName(learner));

const isAsked = (learner: Learner): learner is AskedLearner => 'withheld' in learner;

const NONE: ReadonlyMap<string, Withheld> = new Map();
const withheldBy = (learner: Learner): ReadonlyMap<string, Withheld> => (isAsked(learner) ? learner.withheld() : NONE);

/** Signs of a draw in the order of the test items; what the learner had no answer for is no prediction, whatever came of it. */
function drawOf(test: readonly Item[], learner: Learner, predict: (item: Item, at: number) => Label): string {
  const withheld = withheldBy(learner);
  const sign = (item: Item, at: number): string => {
    const why = withheld.get(item.id);
    return why === undefined ? String(predict(item, at)) : why.charAt(0);
  };
  return test.map(sign).join('');
}

/** What was seen of the models of a cell; nothing where none was asked. */
function observationsOf(learners: readonly Learner[], leftOut = 0): { readonly asked?: CellObservations } {
  const models = learners.filter(isAsked).map(learner => learner.observations());
  if (models.length === 0) return {};
  return { asked: { models: models.filter(({ asked }) => asked > 0), ...(leftOut > 0 ? { leftOut } : {}) } };
}

/** Trains a learner on true labels and predicts the test items. */
async function supervise(
  learner: Learner,
  labelled: readonly LabelledItem[],
  test: readonly Item[],
): Promise<CellOutput> {
  const classifier = await learner.fit(labelled.map((item): Example => ({ item, target: item.label })));
  const beliefs = await learner.predict(classifier, test);
  const { trainedOn, parametersMoved } = classifier;
  const draw = drawOf(test, learner, (_, at) => hardLabel(beliefs[at] as number));
  return { draws: [draw], receipt: { trainedOn, parametersMoved }, ...observationsOf([learner]) };
}

/** Predictions of a run of the method, to be taken before the next run asks the student again. */
function drawnFrom({ predictions }: MethodOutput, test: readonly Item[], student: Learner): string {
  const byItem = new Map(predictions.map(({ item, prediction }) => [item, prediction]));
  return drawOf(test, student, ({ id }) => {
    const prediction = byItem.get(id);
    if (prediction === undefined) throw new Error(`no prediction for test item ${JSON.stringify(id)}`);
    return prediction;
  });
}

function withLabels(equipment: CellEquipment, positions: readonly number[]): readonly LabelledItem[] {
  const { items, trainLabels } = equipment;
  return positions.flatMap(at => {
    const [item, label] = [items.train[at], trainLabels[at]];
    return item === undefined || label === undefined ? [] : [{ ...item, label }];
  });
}

function refuseOneClass(labelled: readonly LabelledItem[], seed: number): void {
  const first = labelled[0];
  if (first !== undefined && labelled.some(({ label }) => label !== first.label)) return;
  throw new CarryoverError(
    'data-invalid',
    `seed ${seed} dealt the weak teacher ${labelled.length} labelled items, all of them with label ${first?.label ?? '(none)'}`,
    'Raise splits.labelled.',
  );
}

/** The items that the weak teacher has a label for, and its beliefs about them: one half would be a label that nobody gave. */
async function askTeacher(weak: Learner, labelled: readonly LabelledItem[], items: readonly Item[]) {
  const teacher = await weak.fit(labelled.map((item): Example => ({ item, target: item.label })));
  const beliefs = await weak.predict(teacher, items);
  const withheld = withheldBy(weak);
  const known = items.flatMap((item, at) => (withheld.has(item.id) ? [] : [{ item, belief: beliefs[at] as number }]));
  if (known.length > 0) {
    return { unlabelled: known.map(({ item }) => item), beliefs: known.map(({ belief }) => belief) };
  }
  // No fault of the suite: the cell fails, and the others go on.
  throw new Error(`the weak teacher ${weak.identity} gave no label for any of ${items.length} unlabelled items`);
}

async function runMethod(job: CellJob, equipment: CellEquipment, deal: TrainingDeal): Promise<CellOutput> {
  const { items, weak, strong, apply, createRng } = equipment;
  const labelled = withLabels(equipment, deal.labelled);
  const dealt = pick(items.train, deal.unlabelled);
  const { unlabelled, beliefs } = await askTeacher(weak, labelled, dealt);
  const task: MethodTask = {
    domain: job.domain,
    rung: job.rung,
    labelled,
    unlabelled,
    teacher: { beliefs },
    test: items.test,
    student: strong,
    rng: createRng(job.seed, 'method', ...chanceNames(job)),
    timeLimitSeconds: job.timeLimitSeconds,
    progress: silentProgress,
  };
  // The method gets a copy: what its predictions are held against stays here.
  const draws: string[] = [];
  let receipt: Receipt | undefined;
  for await (const output of apply(presentTask(task))) {
    draws.push(drawnFrom(output, items.test, strong));
    receipt ??= output.receipt;
  }
  if (receipt === undefined) throw new Error('the method gave no output');
  return { draws, receipt, ...observationsOf([weak, strong], dealt.length - unlabelled.length) };
}

/**
 * Runs one cell. The seed deals the training items, and thereby fixes the weak teacher and its labels; rungs deal
 * differently, so that seeds of different rungs share nothing.
 * @throws whatever a method throws; CarryoverError where it gave what cannot be used
 */
export async function measureCell(job: CellJob, equipment: CellEquipment): Promise<CellOutput> {
  const { items, weak, strong, createRng } = equipment;
  const rng = createRng(job.seed, 'training', ...chanceNames(job));
  const deal = dealTraining(items.train, job.splits, rng);
  const labelled = withLabels(equipment, deal.labelled);
  refuseOneClass(labelled, job.seed);
  if (job.task.kind === 'weak') return supervise(weak, labelled, items.test);
  if (job.task.kind === 'ceiling') return supervise(strong, withLabels(equipment, deal.unlabelled), items.test);
  return runMethod(job, equipment, deal);
}
