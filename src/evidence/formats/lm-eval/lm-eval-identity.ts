import type { LmEvalRun } from './lm-eval-results.ts';

/** Says how something is computed, or is read elsewhere (`seed`), but not which model it is. */
const NO_IDENTITY = new Set([
  ...['pretrained', 'peft', 'delta', 'model', 'path', 'engine', 'seed', 'device', 'device_map', 'parallelize'],
  ...['tensor_parallel_size', 'data_parallel_size', 'gpu_memory_utilization', 'batch_size', 'max_batch_size'],
  ...['num_concurrent', 'max_retries', 'cache_dir', 'trust_remote_code', 'token', 'base_url', 'tokenized_requests'],
]);

/** What the runs of the same files are to be told apart by. */
export interface RunIdentity {
  readonly model: string;
  /** By task; absent where only the plain way of asking is in the files. */
  readonly method: (task: string) => string | undefined;
}

const distinct = (values: readonly (string | undefined)[]): number => new Set(values).size;

/** Arguments in which runs of one model name differ: a revision, a quantization. Without them two models would pass for one. */
function varyingArgs(runs: readonly LmEvalRun[]): readonly string[] {
  const names = new Set(runs.flatMap(({ modelArgs }) => Object.keys(modelArgs)));
  return [...names].filter(name => !NO_IDENTITY.has(name) && distinct(runs.map(run => run.modelArgs[name])) > 1).sort();
}

function nameModel(run: LmEvalRun, args: readonly string[]): string {
  const said = args.filter(name => run.modelArgs[name] !== undefined).map(name => `${name}=${run.modelArgs[name]}`);
  return said.length === 0 ? run.model : `${run.model} (${said.join(', ')})`;
}

const SETTINGS = ['shots', 'chat', 'system', 'generation'] as const;
type Setting = (typeof SETTINGS)[number];

function settingOf(run: LmEvalRun, task: string, setting: Setting): string {
  if (setting !== 'shots') return run.settings[setting] ?? '';
  const shots = run.tasks.get(task)?.shots;
  return shots === undefined ? '' : `${shots}-shot`;
}

/** Settings in which runs of one model on one task differ. */
function varyingSettings(runs: readonly LmEvalRun[], models: ReadonlyMap<LmEvalRun, string>): readonly Setting[] {
  const pairs = runs.flatMap(run => [...run.tasks.keys()].map(task => ({ run, task })));
  const groups = [...Map.groupBy(pairs, ({ run, task }) => JSON.stringify([models.get(run), task])).values()];
  return SETTINGS.filter(setting =>
    groups.some(group => distinct(group.map(({ run, task }) => settingOf(run, task, setting))) > 1),
  );
}

/**
 * Names the model of every run so that different ones have different names, and the method where one model was asked the same task
 * in several ways (number of examples shown, chat template, system prompt, generation settings).
 */
export function identifyRuns(runs: readonly LmEvalRun[]): ReadonlyMap<LmEvalRun, RunIdentity> {
  const models = new Map<LmEvalRun, string>();
  for (const own of Map.groupBy(runs, ({ model }) => model).values()) {
    const args = varyingArgs(own);
    for (const run of own) models.set(run, nameModel(run, args));
  }
  const settings = varyingSettings(runs, models);
  const method = (run: LmEvalRun, task: string): string | undefined => {
    const said = settings.map(setting => settingOf(run, task, setting)).filter(Boolean);
    return settings.length === 0 ? undefined : said.join(', ') || 'plain';
  };
  return new Map(
    runs.map(run => [run, { model: models.get(run) ?? run.model, method: (task: string) => method(run, task) }]),
  );
}
