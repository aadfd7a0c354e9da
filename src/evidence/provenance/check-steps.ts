import type { AarArchive } from '../aar/aar-archive.ts';
import { type AarRecord, numberAt, textAt, valueAt } from '../aar/aar-record.ts';
import { isOnGrid, isSame } from './compare-numbers.ts';
import type { Doubt, Seen } from './rule.ts';

type Path = readonly string[];

/** Steps of the critic, as its files call them. */
const LOADING = 'step1_data_loading';
const DEMOS = 'step1_5_sft_critic_on_weak_demos';
const JUDGE_BEFORE: Path = ['step3_judge_training', 'judge_baseline_acc'];
const JUDGE_AFTER: Path = ['step8_judge_evaluation', 'judge_grpo_acc'];
const TESTS: Path = [LOADING, 'test_samples'];
const ROWS: Path = [LOADING, 'train_unlabeled_samples'];

interface Equality {
  readonly field: Path;
  /** Where the same value stands a first time. */
  readonly as: Path;
  readonly doubts?: readonly Doubt[];
}

/** Fields that repeat another one: every row has one critique, one label and one answer. */
const EQUAL: readonly Equality[] = [
  { field: ['step11_sft_training', 'transfer_acc'], as: ['transfer_acc'], doubts: ['accuracy'] },
  { field: ['step2_critique_generation', 'num_critiques_labeled'], as: [LOADING, 'train_labeled_samples'] },
  { field: ['step2_critique_generation', 'num_critiques_test'], as: TESTS },
  { field: ['step7_critique_generation_test_grpo', 'num_critiques_test_grpo'], as: TESTS },
  { field: [DEMOS, 'total_critiques_generated'], as: ROWS },
  { field: ['step10_judge_label_generation', 'num_predictions'], as: ROWS },
  { field: [DEMOS, 'weak_model'], as: ['weak_model'] },
  { field: [DEMOS, 'strong_model'], as: ['strong_model'] },
  { field: [DEMOS, 'sft_lr'], as: ['config', 'sft_critic_lr'] },
  { field: ['step6_grpo_training', 'epochs'], as: ['config', 'grpo_epochs'] },
  { field: ['step6_grpo_training', 'lr'], as: ['config', 'grpo_lr'] },
  { field: ['step6_grpo_training', 'batch_size'], as: ['config', 'grpo_batch_size'] },
];

/** The same of rows that get several critiques each, where more than one is asked for. */
const EQUAL_IF_SINGLE: readonly Equality[] = [
  { field: ['step4_critique_generation_unlabeled', 'num_critiques_unlabeled'], as: ROWS },
  { field: ['step5_grpo_dataset', 'dataset_size'], as: ROWS },
  { field: ['step9_critique_generation_unlabeled_grpo', 'num_critiques_unlabeled_grpo'], as: ROWS },
];

function* checkEqual({ path, json }: AarRecord): Iterable<Seen> {
  const perPrompt = numberAt(json, 'step4_critique_generation_unlabeled', 'num_samples_per_prompt') ?? 1;
  for (const { field, as, doubts = [] } of perPrompt === 1 ? [...EQUAL, ...EQUAL_IF_SINGLE] : EQUAL) {
    const read = (at: Path) => numberAt(json, ...at) ?? textAt(json, ...at);
    const [found, expected] = [read(field), read(as)];
    if (found === undefined || expected === undefined || found === expected) continue;
    const says = `${expected}, as ${as.join('.')} says`;
    yield { code: 'STEPS', path, field: field.join('.'), expected: says, found: String(found), doubts };
  }
}

interface Derived {
  readonly field: Path;
  readonly formula: string;
  readonly value: number | undefined;
  readonly doubts?: readonly Doubt[];
}

/** Seconds of all steps that trained something, in the order of the file. */
function stepTimes(json: AarRecord['json']): readonly number[] {
  const steps = Object.keys(json).filter(name => /^step\d/u.test(name));
  return steps.flatMap(step => numberAt(json, step, 'training_time') ?? []);
}

function derivedOf(json: AarRecord['json']): readonly Derived[] {
  const [before, after] = [numberAt(json, ...JUDGE_BEFORE), numberAt(json, ...JUDGE_AFTER)];
  const gain = before === undefined || after === undefined ? undefined : after - before;
  const times = stepTimes(json);
  return [
    { field: ['step8_judge_evaluation', 'improvement'], formula: 'judge_grpo_acc − judge_baseline_acc', value: gain },
    {
      field: ['step8_judge_evaluation', 'improvement_pct'],
      formula: 'the improvement in percent of judge_baseline_acc',
      value: gain === undefined || !before ? undefined : (gain / before) * 100,
    },
    {
      field: ['total_training_time'],
      formula: `the sum of ${times.length} training times of its steps`,
      value: times.length === 0 ? undefined : times.reduce((sum, time) => sum + time, 0),
      doubts: ['time'],
    },
  ];
}

function* checkDerived({ path, json }: AarRecord): Iterable<Seen> {
  for (const { field, formula, value, doubts = [] } of derivedOf(json)) {
    const found = numberAt(json, ...field);
    if (found === undefined || value === undefined || isSame(found, value)) continue;
    const expected = `${value}, ${formula}`;
    yield { code: 'STEPS', path, field: field.join('.'), expected, found: String(found), doubts };
  }
  const [size, limit] = [numberAt(json, DEMOS, 'sft_dataset_size'), numberAt(json, DEMOS, 'num_samples')];
  const most = Math.min(limit ?? Number.POSITIVE_INFINITY, numberAt(json, DEMOS, 'total_critiques_generated') ?? 0);
  if (size === undefined || size <= most || most === 0) return;
  const expected = `at most ${most}: num_samples and the critiques there are`;
  yield { code: 'STEPS', path, field: `${DEMOS}.sft_dataset_size`, expected, found: String(size) };
}

/** Judges are scored on the test set: a whole number of its items. */
function* checkJudges({ path, json }: AarRecord): Iterable<Seen> {
  const total = numberAt(json, ...TESTS);
  if (!total) return;
  for (const at of [JUDGE_BEFORE, JUDGE_AFTER]) {
    const value = numberAt(json, ...at);
    if (value === undefined || value < 0 || value > 1 || isOnGrid(value, total)) continue;
    const nearest = Math.round(value * total);
    yield {
      code: 'STEPS',
      path,
      field: at.join('.'),
      expected: `${nearest / total} = ${nearest}/${total}`,
      found: `${value}, which is no whole number of ${total} items`,
    };
  }
}

const PATHS = ['checkpoint_path', 'merged_checkpoint_path'] as const;

/** Where a step put its model: under the run's seed, named after the run. */
function* checkPlaces({ path, json, seed }: AarRecord): Iterable<Seen> {
  const uid = textAt(json, 'experiment_uid');
  for (const step of Object.keys(json).filter(name => /^step\d/u.test(name))) {
    for (const name of PATHS) {
      const place = valueAt(json, step, name);
      if (typeof place !== 'string') continue;
      const stated = /(?:^|\/)seed_(?<seed>[^/]+)\//u.exec(place)?.groups?.seed;
      const field = `${step}.${name}`;
      const doubts: readonly Doubt[] = ['seed', 'time'];
      if (stated !== undefined && stated !== seed) {
        yield { code: 'SEED', path, field, expected: `seed_${seed}`, found: `seed_${stated}`, doubts };
      } else if (uid !== undefined && /_[\da-f]{8}\//u.test(place) && !place.includes(uid)) {
        const found = /_(?<uid>[\da-f]{8})\//u.exec(place)?.groups?.uid ?? place;
        yield { code: 'STEPS', path, field, expected: `${uid}, the experiment_uid`, found, doubts };
      }
    }
  }
}

/** STEPS, SEED: what a method says of its own steps, held against each other and against the fields of all methods. */
export function* checkSteps({ records }: AarArchive): Iterable<Seen> {
  for (const record of records) {
    yield* checkEqual(record);
    yield* checkDerived(record);
    yield* checkJudges(record);
    yield* checkPlaces(record);
  }
}
