import { CarryoverError } from '../core/errors.ts';
import { hardLabel } from '../core/hard-label.ts';
import type { Item, LabelledItem } from '../core/item.ts';
import type { StoredItems, StoredLabels } from '../core/item-artefact.ts';
import type { CellJob, CellOutput } from '../core/job.ts';
import type { Example, Learner } from '../core/learner.ts';
import type { MethodOutput, MethodTask } from '../core/method.ts';
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
  /** Runs the method of the cell, once or, for a control that repeats itself, several times. */
  readonly apply: (task: MethodTask) => Promise<readonly MethodOutput[]>;
  readonly createRng: CreateRng;
}

const pick = <T>(list: readonly T[], positions: readonly number[]): readonly T[] =>
  positions.flatMap(at => {
    const member = list[at];
    return member === undefined ? [] : [member];
  });

/** Trains a learner on true labels and predicts the test items. */
async function supervise(
  learner: Learner,
  labelled: readonly LabelledItem[],
  test: readonly Item[],
): Promise<CellOutput> {
  const classifier = await learner.fit(labelled.map((item): Example => ({ item, target: item.label })));
  const beliefs = await learner.predict(classifier, test);
  const { trainedOn, parametersMoved } = classifier;
  return { draws: [beliefs.map(hardLabel).join('')], receipt: { trainedOn, parametersMoved } };
}

/** Predictions in the order of the test items. */
function inOrder({ predictions }: MethodOutput, test: readonly Item[]): string {
  const byItem = new Map(predictions.map(({ item, prediction }) => [item, prediction]));
  const inOrder = test.map(({ id }) => {
    const prediction = byItem.get(id);
    if (prediction === undefined) throw new Error(`no prediction for test item ${JSON.stringify(id)}`);
    return prediction;
  });
  return inOrder.join('');
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

async function runMethod(job: CellJob, equipment: CellEquipment, deal: TrainingDeal): Promise<CellOutput> {
  const { items, weak, strong, apply, createRng } = equipment;
  const labelled = withLabels(equipment, deal.labelled);
  const unlabelled = pick(items.train, deal.unlabelled);
  const teacher = await weak.fit(labelled.map((item): Example => ({ item, target: item.label })));
  const task: MethodTask = {
    domain: job.domain,
    rung: job.rung,
    labelled,
    unlabelled,
    teacher: { beliefs: await weak.predict(teacher, unlabelled) },
    test: items.test,
    student: strong,
    rng: createRng(job.seed, 'method', job.weak.learner, job.strong.learner),
    timeLimitSeconds: job.timeLimitSeconds,
    progress: silentProgress,
  };
  // The method gets a copy: what its predictions are held against stays here.
  const outputs = await apply(presentTask(task));
  const [first] = outputs;
  if (first === undefined) throw new Error('the method gave no output');
  return { draws: outputs.map(output => inOrder(output, items.test)), receipt: first.receipt };
}

/**
 * Runs one cell. The seed deals the training items, and thereby fixes the weak teacher and its labels; rungs deal
 * differently, so that seeds of different rungs share nothing.
 * @throws whatever a method throws; CarryoverError where it gave what cannot be used
 */
export async function measureCell(job: CellJob, equipment: CellEquipment): Promise<CellOutput> {
  const { items, weak, strong, createRng } = equipment;
  const rng = createRng(job.seed, 'training', job.weak.learner, job.strong.learner);
  const deal = dealTraining(items.train, job.splits, rng);
  const labelled = withLabels(equipment, deal.labelled);
  refuseOneClass(labelled, job.seed);
  if (job.task.kind === 'weak') return supervise(weak, labelled, items.test);
  if (job.task.kind === 'ceiling') return supervise(strong, withLabels(equipment, deal.unlabelled), items.test);
  return runMethod(job, equipment, deal);
}
