import type { Setup } from '../../../core/evidence.ts';
import type { Source } from '../../../tables/open-source.ts';
import type { EvidenceSink } from '../../evidence-sink.ts';
import { isObject, JsonFields } from '../../json-fields.ts';
import { statedSettings } from '../../short-setting.ts';
import { folderName, lastPart } from '../lm-eval/lm-eval-names.ts';
import type { RunFiles } from './helm-files.ts';

/** What the files beside the outcomes say of one instance. */
interface InstanceDetails {
  readonly text?: string | undefined;
  readonly label?: string | undefined;
  readonly tags: Readonly<Record<string, unknown>>;
}

/** What the files beside the outcomes say of a run. */
export interface RunDetails {
  readonly name: string;
  readonly model?: string | undefined;
  readonly instances: ReadonlyMap<string, InstanceDetails>;
  /** By `answerKey`: what was answered. */
  readonly answers: ReadonlyMap<string, string>;
  /** By `answerKey`: why there is no answer; HELM scores an empty one instead. */
  readonly failures: ReadonlyMap<string, string>;
  readonly means: RunMeans;
  /** How the model was asked, as the specification of the run says; absent without one. */
  readonly setup?: Setup | undefined;
}

/** What the run says of itself: the mean of every metric in every part of the run. */
export type RunMeans = ReadonlyMap<string, ReadonlyMap<string, number>>;

export const answerKey = (item: string, trial: number): string => JSON.stringify([item, trial]);

/** Longer texts are no labels. */
const MOST_LABEL = 200;
const shortText = (text: string | undefined): string | undefined =>
  text !== undefined && text.length <= MOST_LABEL ? text.trim() : undefined;

/** `{ "text": … }` since 0.2.2, text before. */
const textOf = (fields: JsonFields, name: string): string | undefined =>
  isObject(fields.get(name)) ? fields.fields(name).maybeText('text') : fields.maybeText(name);

function addInstance(fields: JsonFields, instances: Map<string, InstanceDetails>): void {
  const id = fields.maybeId('id');
  if (id === undefined || fields.has('perturbation') || instances.has(id)) return;
  const right = fields.maybeObjects('references').filter(one => one.maybeList('tags')?.includes('correct'));
  instances.set(id, {
    text: textOf(fields, 'input'),
    label: right[0] === undefined ? undefined : shortText(textOf(right[0], 'output')),
    tags: { split: fields.get('split'), sub_split: fields.get('sub_split') },
  });
}

const objectsOf = (value: unknown, path: string): readonly JsonFields[] =>
  new JsonFields({ records: value }, path)
    .list('records')
    .map((record, at) => new JsonFields(record, `${path}: record ${at + 1}`));

interface StateDetails {
  readonly instances: Map<string, InstanceDetails>;
  readonly answers: Map<string, string>;
  readonly failures: Map<string, string>;
}

/** What the model wrote, or the choice that it stands for; nothing where every choice was a request of its own. */
function writtenAnswer(state: JsonFields, result: JsonFields): string | undefined {
  const written = shortText(result.maybeObjects('completions')[0]?.maybeText('text'));
  if (written === undefined || state.has('reference_index')) return undefined;
  const choice = state.maybeFields('output_mapping')?.get(written);
  return typeof choice === 'string' ? shortText(choice) : written;
}

function addState(root: JsonFields, { instances, answers, failures }: StateDetails): void {
  for (const state of root.maybeObjects('request_states')) {
    const instance = state.fields('instance');
    addInstance(instance, instances);
    const result = state.maybeFields('result');
    if (result === undefined || instance.has('perturbation')) continue;
    const key = answerKey(instance.id('id'), state.maybeCount('train_trial_index') ?? 0);
    const answer = writtenAnswer(state, result);
    if (result.maybeFlag('success') === false) failures.set(key, String(result.get('error') ?? 'no reason given'));
    else if (answer !== undefined) answers.set(key, answer);
  }
}

/** What was answered, by `answerKey`; from `display_predictions.json`. */
export function readAnswers(value: unknown, path: string): ReadonlyMap<string, string> {
  const answers = new Map<string, string>();
  for (const record of objectsOf(value, path)) {
    if (record.has('perturbation')) continue;
    const answer = shortText(record.maybeText('mapped_output') ?? record.maybeText('predicted_text'));
    const key = answerKey(record.id('instance_id'), record.maybeCount('train_trial_index') ?? 0);
    if (answer !== undefined) answers.set(key, answer);
  }
  return answers;
}

/** Means by metric and part of the run (split and sub-split); NaN where one stands there twice. */
function meansOf(records: readonly JsonFields[]): RunMeans {
  const means = new Map<string, Map<string, number>>();
  for (const record of records) {
    const name = record.fields('name');
    const mean = record.get('mean');
    if (name.has('perturbation') || typeof mean !== 'number') continue;
    const metric = name.text('name');
    const part = JSON.stringify([name.get('split'), name.get('sub_split')]);
    const own = means.get(metric) ?? new Map<string, number>();
    own.set(part, own.has(part) ? Number.NaN : mean);
    means.set(metric, own);
  }
  return means;
}

/** Fields of the adapter that change what is asked. */
const ADAPTED: readonly string[] = [
  ...['method', 'max_train_instances', 'num_train_trials', 'max_eval_instances', 'temperature', 'max_tokens'],
  ...['num_outputs', 'instructions', 'global_prefix', 'input_prefix', 'output_prefix', 'chain_of_thought_prefix'],
];

const readSetup = (adapter: JsonFields | undefined): Setup =>
  statedSettings(Object.fromEntries(ADAPTED.map(name => [name, adapter?.get(name)])));

/** Reads what is known of a run besides its outcomes; a broken file among them is listed or refused as the sink says. */
export async function readDetails({ path, files }: RunFiles, sink: EvidenceSink): Promise<RunDetails> {
  const instances = new Map<string, InstanceDetails>();
  const answers = new Map<string, string>();
  const failures = new Map<string, string>();
  let means: RunMeans = new Map();
  let spec: Pick<RunDetails, 'name' | 'model' | 'setup'> | undefined;
  const read = (source: Source | undefined, take: (value: unknown, path: string) => void): Promise<void> =>
    source === undefined
      ? Promise.resolve()
      : sink.attempt(source.path, async () => take(await source.readJson(), source.path));
  await read(files.spec, (value, where) => {
    const fields = new JsonFields(value, where);
    const adapter = fields.maybeFields('adapter_spec');
    spec = { name: fields.text('name'), model: adapter?.maybeText('model'), setup: readSetup(adapter) };
  });
  await read(files.instances, (value, where) => {
    for (const record of objectsOf(value, where)) addInstance(record, instances);
  });
  await read(files.state, (value, where) => addState(new JsonFields(value, where), { instances, answers, failures }));
  await read(files.outcomes === undefined ? undefined : files.predictions, (value, where) => {
    for (const [key, answer] of readAnswers(value, where)) answers.set(key, answer);
  });
  await read(files.summary, (value, where) => {
    means = meansOf(objectsOf(value, where));
  });
  const name = spec?.name ?? folderName(path);
  return { name: name || lastPart(path), model: spec?.model, setup: spec?.setup, instances, answers, failures, means };
}
