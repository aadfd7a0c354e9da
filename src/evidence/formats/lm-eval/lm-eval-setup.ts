import type { Setup } from '../../../core/evidence.ts';
import type { JsonFields } from '../../json-fields.ts';
import { statedSettings } from '../../short-setting.ts';

/** What a results file says apart from the settings of its tasks. */
export interface StatedForRun {
  readonly shots: string | undefined;
  /** `--gen_kwargs`, which go before the settings of a task. */
  readonly drawn: Readonly<Record<string, string>>;
}

/** What tells two ways of asking one document apart. */
const TASK_FIELDS: readonly (readonly [name: string, field: string])[] = [
  ['dataset split', 'test_split'],
  ['few-shot split', 'fewshot_split'],
  ['task description', 'description'],
  ['prompt template', 'doc_to_text'],
];

/** Of the arguments of generation, those that are no part of the task. */
const DRAWS: readonly string[] = [
  'temperature',
  'do_sample',
  'top_p',
  'top_k',
  'max_gen_toks',
  'max_tokens',
  'max_length',
];

const named = (root: JsonFields, name: string, said: string): string | undefined => {
  if (!root.has(name)) return undefined;
  const hash = root.get(`${name}_sha`);
  return typeof hash === 'string' ? hash.slice(0, 8) : said;
};

function readGeneration(values: unknown, drawn: StatedForRun['drawn']): Readonly<Record<string, unknown>> {
  const own = typeof values === 'object' && values !== null ? (values as Readonly<Record<string, unknown>>) : {};
  return Object.fromEntries(DRAWS.map(name => [name, drawn[name] ?? own[name]]));
}

/** "name/part", as data sets are called. */
const datasetOf = (config: JsonFields | undefined): string | undefined =>
  ['dataset_path', 'dataset_name']
    .map(name => config?.get(name))
    .filter(part => typeof part === 'string' && part !== '')
    .join('/') || undefined;

/**
 * How the documents of a task were asked, as far as the results say. Templates of chats are told apart by being there at all: models
 * of two families never share one.
 */
export function readTaskSetup(root: JsonFields, task: string, { shots, drawn }: StatedForRun): Setup {
  const config = root.maybeFields('configs')?.maybeFields(task);
  const versions = root.maybeFields('versions');
  const run = root.maybeFields('config');
  return statedSettings({
    'few-shot': shots,
    dataset: datasetOf(config),
    'task version': versions?.get(task),
    ...readGeneration(config?.get('generation_kwargs'), drawn),
    ...Object.fromEntries(TASK_FIELDS.map(([name, field]) => [name, config?.get(field)])),
    'chat template': root.has('chat_template') || root.has('chat_template_sha') ? 'applied' : undefined,
    'system prompt': named(root, 'system_instruction', 'given'),
    'few-shot as turns': root.get('fewshot_as_multiturn'),
    'few-shot seed': run?.get('fewshot_seed'),
    limit: run?.get('limit'),
    'lm_eval version': root.get('lm_eval_version'),
    'git hash': root.get('git_hash'),
  });
}
