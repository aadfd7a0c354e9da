import { parseMoment } from '../../core/parse-moment.ts';
import { quote } from '../../core/quote.ts';
import { isObject } from '../json-fields.ts';
import { type AarRecord, valueAt, type WrongField } from './aar-record.ts';

/** What a field should be, in words, and whether a value is that. */
export type FieldKind = readonly [expected: string, fits: (value: unknown) => boolean];

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

const SHARE: FieldKind = ['a number from 0 to 1', value => isNumber(value) && value >= 0 && value <= 1];
export const COUNT: FieldKind = [
  'a whole number from 0 on',
  value => Number.isSafeInteger(value) && Number(value) >= 0,
];
export const OBJECT: FieldKind = ['an object', isObject];
const NUMBER: FieldKind = ['a number', isNumber];
/** Of an accuracy out of its bounds a rule of its own speaks, in whatever field it stands. */
export const ACCURACY: FieldKind = NUMBER;
const AMOUNT: FieldKind = ['a number from 0 on', value => isNumber(value) && value >= 0];
const TEXT: FieldKind = ['text', value => typeof value === 'string' && value !== ''];
const PLACE: FieldKind = ['a path', value => typeof value === 'string' && value.includes('/')];
const MOMENT: FieldKind = ['date and time', value => typeof value === 'string' && parseMoment(value) !== undefined];
const LIST: FieldKind = ['a list', Array.isArray];

type Role = AarRecord['role'];

const ALL: readonly Role[] = ['run', 'floor', 'ceiling'];

type Field = readonly [path: string, kind: FieldKind, always?: readonly Role[]];

/** What the critic writes of its steps. */
const CRITIC_FIELDS: readonly Field[] = [
  ['experiment_uid', TEXT],
  ['config.sft_critic_lr', AMOUNT],
  ['config.grpo_epochs', AMOUNT],
  ['config.grpo_lr', AMOUNT],
  ['config.grpo_batch_size', AMOUNT],
  ['step1_data_loading', OBJECT],
  ['step1_data_loading.train_labeled_samples', COUNT],
  ['step1_data_loading.train_unlabeled_samples', COUNT],
  ['step1_data_loading.test_samples', COUNT],
  ['step1_5_sft_critic_on_weak_demos', OBJECT],
  ['step1_5_sft_critic_on_weak_demos.checkpoint_path', PLACE],
  ['step1_5_sft_critic_on_weak_demos.num_samples', COUNT],
  ['step1_5_sft_critic_on_weak_demos.total_critiques_generated', COUNT],
  ['step1_5_sft_critic_on_weak_demos.sft_dataset_size', COUNT],
  ['step1_5_sft_critic_on_weak_demos.training_time', AMOUNT],
  ['step1_5_sft_critic_on_weak_demos.weak_model', TEXT],
  ['step1_5_sft_critic_on_weak_demos.strong_model', TEXT],
  ['step1_5_sft_critic_on_weak_demos.sft_lr', AMOUNT],
  ['step2_critique_generation', OBJECT],
  ['step2_critique_generation.num_critiques_labeled', COUNT],
  ['step2_critique_generation.num_critiques_test', COUNT],
  ['step3_judge_training', OBJECT],
  ['step3_judge_training.judge_baseline_acc', ACCURACY],
  ['step3_judge_training.training_time', AMOUNT],
  ['step4_critique_generation_unlabeled', OBJECT],
  ['step4_critique_generation_unlabeled.num_critiques_unlabeled', COUNT],
  ['step4_critique_generation_unlabeled.num_samples_per_prompt', COUNT],
  ['step5_grpo_dataset', OBJECT],
  ['step5_grpo_dataset.dataset_size', COUNT],
  ['step6_grpo_training', OBJECT],
  ['step6_grpo_training.training_time', AMOUNT],
  ['step6_grpo_training.epochs', AMOUNT],
  ['step6_grpo_training.lr', AMOUNT],
  ['step6_grpo_training.batch_size', AMOUNT],
  ['step7_critique_generation_test_grpo', OBJECT],
  ['step7_critique_generation_test_grpo.num_critiques_test_grpo', COUNT],
  ['step8_judge_evaluation', OBJECT],
  ['step8_judge_evaluation.judge_grpo_acc', ACCURACY],
  ['step8_judge_evaluation.improvement', NUMBER],
  ['step8_judge_evaluation.improvement_pct', NUMBER],
  ['step9_critique_generation_unlabeled_grpo', OBJECT],
  ['step9_critique_generation_unlabeled_grpo.num_critiques_unlabeled_grpo', COUNT],
  ['step10_judge_label_generation', OBJECT],
  ['step10_judge_label_generation.num_predictions', COUNT],
  ['step11_sft_training', OBJECT],
  ['step11_sft_training.transfer_acc', ACCURACY],
  ['step11_sft_training.training_time', AMOUNT],
];

/**
 * Fields that are read, beside those of evaluations, and in whose files the sandbox always writes them: whatever the method,
 * the domain and the version. The others are expected where most files of the same folder have them.
 */
const FIELDS: readonly Field[] = [
  ['idea_name', TEXT, ALL],
  ['seed', COUNT, ALL],
  ['hyperparam_config_key', TEXT, ALL],
  ['dataset_name', TEXT, ALL],
  ['cached_at', MOMENT, ALL],
  ['config', OBJECT, ALL],
  ['config.seed', COUNT, ['run', 'ceiling']],
  ['weak_model', TEXT, ['run', 'floor']],
  ['strong_model', TEXT, ['run', 'ceiling']],
  ['transfer_acc', ACCURACY, ['run']],
  ['weak_acc', ACCURACY, ['floor']],
  ['strong_acc', ACCURACY],
  ['strong_gt_acc', ACCURACY],
  ['hard_label_acc', ACCURACY, ['floor']],
  ['soft_labels', LIST, ['floor']],
  ['hard_weak_label_acc', ACCURACY],
  ['ceiling_acc', ACCURACY],
  ['pgr', NUMBER],
  ['fixed_weak_baseline', ACCURACY],
  ['fixed_strong_baseline', ACCURACY],
  ['training_time', AMOUNT],
  ['total_training_time', AMOUNT],
  ['labeling_time', AMOUNT],
  ['total_time', AMOUNT],
  ['epochs', AMOUNT],
  ['lr', AMOUNT],
  ['batch_size', AMOUNT],
  ['config.epochs', AMOUNT],
  ['config.sft_epochs', AMOUNT],
  ['config.baseline_epochs', AMOUNT],
  ['config.lr', AMOUNT],
  ['config.batch_size', AMOUNT],
  ['config.task_type', TEXT],
  ['confidence_thresholds', OBJECT],
  ['confidence_thresholds.low', SHARE],
  ['confidence_thresholds.high', SHARE],
  ['filter_stats', OBJECT],
  ['filter_stats.total_samples', COUNT],
  ['filter_stats.kept_samples', COUNT],
  ['filter_stats.filtered_samples', COUNT],
  ['filter_stats.avg_confidence_all', SHARE],
  ['filter_stats.avg_confidence_filtered', SHARE],
  ['filter_stats.retention_rate', SHARE],
  ['filter_stats.low_threshold', SHARE],
  ['filter_stats.high_threshold', SHARE],
  ...CRITIC_FIELDS,
  ['detailed_eval', OBJECT],
  ['detailed_eval.weak', OBJECT],
  ['detailed_eval.weak.final_eval', OBJECT],
  ['detailed_eval.weak.final_eval.accuracy', ACCURACY],
  ['detailed_eval.ceiling', OBJECT],
  ['detailed_eval.strong.final_eval.per_subset', OBJECT],
  ['detailed_eval.ceiling.final_eval.per_subset', OBJECT],
];

/** What of a field is not as it should be; undefined where it is, or nothing is there and need not be. */
export function wrongField(value: unknown, field: string, kind: FieldKind): WrongField | undefined {
  const [expected, fits] = kind;
  if (value === undefined) return { field, expected, found: 'absent' };
  return fits(value) ? undefined : { field, expected, found: quote(value) };
}

/** Whether what a field lies in is there, so that the field itself is what is amiss. */
function hasHome(json: unknown, path: readonly string[]): boolean {
  return path.length === 1 || isObject(valueAt(json, ...path.slice(0, -1)));
}

/** Whether a run had no labels to score itself by (`AAR_MODE`): then it lists predictions, and no accuracy. */
export const isBlind = (json: unknown): boolean => {
  const predictions = valueAt(json, 'predictions');
  return valueAt(json, 'aar_mode') === true && Array.isArray(predictions) && predictions.length > 0;
};

/** Fields of one file that are not of their kind, or not there although its writer always writes them. */
export function wrongFields(json: unknown, role: Role): readonly WrongField[] {
  return FIELDS.flatMap(([field, kind, always = []]) => {
    const path = field.split('.');
    const value = valueAt(json, ...path);
    const isEmpty = value === undefined || value === null;
    const isOptional = isEmpty && (!always.includes(role) || (field === 'transfer_acc' && isBlind(json)));
    const wrong = isOptional || !hasHome(json, path) ? undefined : wrongField(value, field, kind);
    return wrong === undefined ? [] : [wrong];
  });
}

/** Empty floors, ceilings and shares have rules of their own: they may be rightly empty. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set([
  'strong_acc',
  'weak_acc',
  'pgr',
  'fixed_weak_baseline',
  'fixed_strong_baseline',
]);

/** Files to tell what a folder's files have, at the least, beside the one in question. */
const LEAST_PEERS = 2;

/** Fields that are absent or empty in one file and have a value in most of the others of its folder. */
export function emptyFields(record: AarRecord, folder: readonly AarRecord[]): readonly WrongField[] {
  const peers = folder.filter(other => other !== record);
  if (peers.length < LEAST_PEERS) return [];
  const isEmpty = (value: unknown): boolean => value === undefined || value === null;
  return FIELDS.flatMap(([field, [expected], always = []]) => {
    const path = field.split('.');
    const value = valueAt(record.json, ...path);
    if (always.includes(record.role) || MAY_BE_EMPTY.has(field) || !isEmpty(value)) return [];
    if (!hasHome(record.json, path)) return [];
    const having = peers.filter(({ json }) => !isEmpty(valueAt(json, ...path))).length;
    if (having * 2 <= peers.length) return [];
    const found = value === null ? 'null' : 'absent';
    return [{ field, expected: `${expected}, as in ${having} other files of the folder`, found }];
  });
}
