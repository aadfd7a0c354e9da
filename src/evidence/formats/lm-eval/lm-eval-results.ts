import type { Setup } from '../../../core/evidence.ts';
import type { Source } from '../../../tables/open-source.ts';
import { JsonFields } from '../../json-fields.ts';
import { folderName, lastPart } from './lm-eval-names.ts';
import { readTaskSetup } from './lm-eval-setup.ts';

/** What a results file says of one metric of one task, through one filter. */
export interface MetricSummary {
  readonly metric: string;
  /** Absent in files of version 0.3, which had none. */
  readonly filter?: string | undefined;
  /** Absent where it is no number. */
  readonly mean?: number | undefined;
  readonly stderr?: number | undefined;
  readonly isLowerBetter: boolean;
  /** Whether `mean` is known to be something else, such as a corpus score. */
  readonly isNoMean: boolean;
}

export interface TaskSummary {
  readonly task: string;
  readonly metrics: readonly MetricSummary[];
  /** Documents asked about, if the file says. */
  readonly items?: number | undefined;
  readonly shots?: string | undefined;
  /** How the documents were asked. */
  readonly setup: Setup;
}

/** One results file: one model, any number of tasks. */
export interface LmEvalRun {
  readonly path: string;
  readonly model: string;
  /** Where `model` comes from, unless the file names the model. */
  readonly modelFrom?: string | undefined;
  readonly modelArgs: Readonly<Record<string, string>>;
  readonly seed?: string | undefined;
  /** Settings beside the examples shown that make two runs of one model differ. */
  readonly settings: Readonly<Record<string, string>>;
  readonly tasks: ReadonlyMap<string, TaskSummary>;
  /** Names of groups: their numbers are those of their tasks, taken together. */
  readonly groups: readonly string[];
  /** Samples that stand in the results file itself, task by task. */
  readonly samples: ReadonlyMap<string, readonly unknown[]>;
}

const STDERR = /_stderr$/;

/** "acc,none" → acc through none; version 0.3 wrote "acc". */
function splitKey(key: string): { readonly metric: string; readonly filter?: string } {
  const comma = key.lastIndexOf(',');
  return comma === -1 ? { metric: key } : { metric: key.slice(0, comma), filter: key.slice(comma + 1) };
}

const joinKey = (metric: string, filter: string | undefined): string =>
  filter === undefined ? metric : `${metric},${filter}`;

const finite = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

interface TaskContext {
  readonly config: JsonFields | undefined;
  readonly better: JsonFields | undefined;
  readonly hasFilters: boolean;
}

function isNoMean({ config }: TaskContext, metric: string): boolean {
  const entry = config?.maybeObjects('metric_list').find(one => one.get('metric') === metric);
  const aggregation = entry?.get('aggregation');
  return aggregation !== undefined && aggregation !== 'mean' && aggregation !== 'nanmean';
}

function readMetrics(fields: JsonFields, context: TaskContext): readonly MetricSummary[] {
  return fields.names.flatMap((key): readonly MetricSummary[] => {
    const { metric, filter } = splitKey(key);
    const isMetric = context.hasFilters ? filter !== undefined : key !== 'alias' && key.trim() !== '';
    if (!isMetric || STDERR.test(metric)) return [];
    return [
      {
        metric,
        filter,
        mean: finite(fields.get(key)),
        stderr: finite(fields.get(joinKey(`${metric}_stderr`, filter))),
        isLowerBetter: context.better?.get(metric) === false,
        isNoMean: isNoMean(context, metric),
      },
    ];
  });
}

/** `a=1,b=2` or an object, as the texts of its values. */
function readArgs(value: unknown): Readonly<Record<string, string>> {
  if (typeof value === 'string') {
    const pairs = value.split(',').map(part => part.split('='));
    return Object.fromEntries(
      pairs.filter(parts => parts.length > 1).map(([name = '', ...rest]) => [name.trim(), rest.join('=').trim()]),
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const scalars = Object.entries(value).filter(([, one]) => ['string', 'number', 'boolean'].includes(typeof one));
  return Object.fromEntries(scalars.map(([name, one]) => [name, String(one)]));
}

/** In the order in which the tool itself looks for the name of a model among its arguments. */
const MODEL_ARGS = ['peft', 'delta', 'pretrained', 'model', 'path', 'engine'] as const;

interface ModelName {
  readonly model: string;
  readonly modelFrom?: string;
}

function nameModel(path: string, root: JsonFields, args: Readonly<Record<string, string>>): ModelName {
  const named = root.maybeText('model_name') || MODEL_ARGS.map(name => args[name]).find(Boolean);
  if (named) return { model: named };
  const prefix = lastPart(args.eval_results_prefix ?? '');
  if (prefix !== '') return { model: prefix, modelFrom: 'config.model_args.eval_results_prefix' };
  const type = root.maybeFields('config')?.get('model');
  if (typeof type === 'string' && type !== '')
    return { model: type, modelFrom: 'config.model, which may be the kind of model only' };
  return { model: folderName(path) || 'unknown', modelFrom: 'the name of the folder' };
}

const seedOf = (config: JsonFields | undefined, args: Readonly<Record<string, string>>): string | undefined => {
  const drawn = readArgs(config?.get('gen_kwargs')).seed ?? args.seed;
  return drawn ?? config?.maybeId('torch_seed') ?? config?.maybeId('random_seed');
};

function settingsOf(root: JsonFields, config: JsonFields | undefined): Readonly<Record<string, string>> {
  const { seed: _, ...drawn } = readArgs(config?.get('gen_kwargs'));
  const said = Object.entries(drawn).map(([name, value]) => `${name}=${value}`);
  return {
    chat: root.has('chat_template') || root.has('chat_template_sha') ? 'chat template' : '',
    system: root.has('system_instruction')
      ? `system prompt ${(root.maybeText('system_instruction_sha') ?? '').slice(0, 8)}`.trim()
      : '',
    generation: said.sort().join(', '),
  };
}

function findGroups(root: JsonFields, results: JsonFields, configs: JsonFields | undefined): readonly string[] {
  const groups = root.maybeFields('groups');
  const members = root.maybeFields('group_subtasks');
  return results.names.filter(name => {
    if (configs?.has(name)) return false;
    const subtasks = members?.get(name);
    return groups?.has(name) || (Array.isArray(subtasks) && subtasks.length > 0) || configs !== undefined;
  });
}

function readTask(task: string, root: JsonFields, results: JsonFields): TaskSummary {
  const config = root.maybeFields('configs')?.maybeFields(task);
  const fields = results.fields(task);
  const hasFilters = fields.names.some(name => name.includes(',')) || config !== undefined;
  const shots =
    root.maybeFields('n-shot')?.maybeId(task) ??
    config?.maybeId('num_fewshot') ??
    root.maybeFields('config')?.maybeId('num_fewshot');
  return {
    task,
    metrics: readMetrics(fields, {
      config,
      better: root.maybeFields('higher_is_better')?.maybeFields(task),
      hasFilters,
    }),
    items: root.maybeFields('n-samples')?.maybeFields(task)?.maybeCount('effective'),
    shots,
    setup: readTaskSetup(root, task, { shots, drawn: readArgs(root.maybeFields('config')?.get('gen_kwargs')) }),
  };
}

/**
 * Reads a results file of lm-evaluation-harness 0.3 or 0.4.
 * @throws CarryoverError `data-invalid` for what is none, naming the field
 */
export async function readRun(source: Source): Promise<LmEvalRun> {
  const root = new JsonFields(await source.readJson(), source.path);
  const results = root.fields('results');
  const config = root.maybeFields('config');
  const args = readArgs(config?.get('model_args'));
  const groups = findGroups(root, results, root.maybeFields('configs'));
  const tasks = results.names.filter(name => !groups.includes(name)).map(name => readTask(name, root, results));
  const samples = root.maybeFields('samples');
  return {
    path: source.path,
    ...nameModel(source.path, root, args),
    modelArgs: args,
    seed: seedOf(config, args),
    settings: settingsOf(root, config),
    tasks: new Map(tasks.map(task => [task.task, task])),
    groups,
    samples: new Map(samples?.names.map(name => [name, samples.list(name)])),
  };
}
