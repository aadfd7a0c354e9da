import type { CellJob, CellModel, CellOutput, FeaturesJob, ItemsJob, Job, JobResult } from '../core/job.ts';
import type { Plan, PlannedCell, PlannedItems } from '../core/plan.ts';
import type { Executor, Progress, Store } from '../core/ports.ts';
import { decodeOutput, encodeOutput } from './encode-output.ts';

export interface MeasureOptions {
  readonly store: Store;
  readonly executor: Executor;
  readonly progress: Progress;
}

/** What became of a cell. */
export type Measured =
  | { readonly state: 'done'; readonly output: CellOutput }
  | { readonly state: 'errored'; readonly reason: string };

export interface Measurement {
  /** By cell key. */
  readonly cells: ReadonlyMap<string, Measured>;
  /** Cells that were in the store already. */
  readonly reused: number;
}

/** A job that other jobs wait for. */
type Preparation = ItemsJob | FeaturesJob;

const find = <T>(list: readonly T[], is: (one: T) => boolean, what: string): T => {
  const found = list.find(is);
  if (found === undefined) throw new Error(`the plan has no ${what}`);
  return found;
};

function itemsJob({ domains, splits }: Plan, { key, domain: name }: PlannedItems): ItemsJob {
  return { kind: 'items', key, domain: find(domains, domain => domain.name === name, `domain ${name}`), splits };
}

/** The jobs that a cell needs, in the order of their stages. */
function jobsOf(plan: Plan, cell: PlannedCell): { items: ItemsJob; features: readonly FeaturesJob[]; cell: CellJob } {
  const rung = find(plan.rungs, ({ name }) => name === cell.rung, `rung ${cell.rung}`);
  const preparation = itemsJob(
    plan,
    find(plan.items, ({ domain }) => domain === cell.domain, `items of ${cell.domain}`),
  );
  const { key: items, domain, splits } = preparation;
  const { timeLimitSeconds } = plan;
  const trained = (learner: string) => {
    const isIt = (one: (typeof plan.features)[number]) => one.domain === cell.domain && one.learner === learner;
    return { learner, features: find(plan.features, isIt, `features of ${learner} in ${cell.domain}`).key };
  };
  const model = (name: string): CellModel => plan.models.find(one => one.name === name)?.model ?? trained(name);
  const [weak, strong] = [model(rung.weak), model(rung.strong)];
  const { key, seed, task } = cell;
  return {
    items: preparation,
    features: [strong, weak].flatMap((one): FeaturesJob[] =>
      'features' in one ? [{ kind: 'features', key: one.features, items, domain, learner: one.learner }] : [],
    ),
    cell: {
      kind: 'cell',
      key,
      items,
      domain: domain.name,
      domainKind: domain.kind,
      rung: rung.name,
      seed,
      task,
      weak,
      strong,
      splits,
      timeLimitSeconds,
    },
  };
}

/** Everything that a job leaves in the store: a part of it that was lost is made again with the rest. */
const ARTEFACTS_OF = { items: ['items', 'train-labels', 'test-labels'], features: ['features'] } as const;

async function isStored(store: Store, { kind, key }: Preparation): Promise<boolean> {
  const found = await Promise.all(ARTEFACTS_OF[kind].map(artefact => store.get(artefact, key)));
  return found.every(bytes => bytes !== undefined);
}

/** A process that somebody killed, such as a system short of memory, says nothing about its job: it gets one more chance. */
async function runTwice(executor: Executor, job: Job): Promise<JobResult> {
  const result = await executor.run(job);
  return result.state === 'failed' && result.isLost ? executor.run(job) : result;
}

/** Runs a job unless what it makes is in the store, and no job twice; undefined where all went well, else the reason. */
function preparer({ store, executor }: MeasureOptions): (job: Preparation) => Promise<string | undefined> {
  const running = new Map<string, Promise<string | undefined>>();
  const prepare = async (job: Preparation): Promise<string | undefined> => {
    if (await isStored(store, job)) return undefined;
    const result = await runTwice(executor, job);
    return result.state === 'failed' ? `${job.kind} could not be made: ${result.reason}` : undefined;
  };
  return job => {
    const known = running.get(job.key) ?? prepare(job);
    running.set(job.key, known);
    return known;
  };
}

/** Whether an answer failed to come: another run may get it. */
const isUnfinished = ({ asked }: CellOutput): boolean => asked?.models.some(({ failed }) => failed > 0) ?? false;

/** A cell that lacks answers counts in this run as far as it goes, and is not stored: the next run asks for them again. */
async function keep(store: Store, key: string, result: JobResult): Promise<Measured> {
  if (result.state === 'failed') return { state: 'errored', reason: result.reason };
  if (result.state !== 'predicted') return { state: 'errored', reason: 'the process answered another job' };
  if (!isUnfinished(result.output)) await store.put('cells', key, encodeOutput(result.output));
  return { state: 'done', output: result.output };
}

/**
 * Measures every cell of a plan that the store does not have yet. Each is stored as soon as it is done, so that whatever kills
 * the run costs the cells in flight; a cell that failed is not stored, and is tried again by the next run.
 */
export async function measurePlan(plan: Plan, options: MeasureOptions): Promise<Measurement> {
  const { store, executor, progress } = options;
  const cells = new Map<string, Measured>();
  const missing = new Map<string, PlannedCell>();
  for (const cell of plan.cells) {
    const bytes = await store.get('cells', cell.key);
    const output = bytes && decodeOutput(bytes);
    if (output === undefined) missing.set(cell.key, cell);
    else cells.set(cell.key, { state: 'done', output });
  }
  const reused = cells.size;
  const prepare = preparer(options);
  // What was measured before is scored with the test items and their labels too: these must be there in any case.
  const ready = plan.items.map(items => prepare(itemsJob(plan, items)));
  if (missing.size === 0) {
    await Promise.all(ready);
    return { cells, reused };
  }
  progress.start('measuring', missing.size);
  try {
    const measure = async (cell: PlannedCell): Promise<void> => {
      const jobs = jobsOf(plan, cell);
      const fault =
        (await prepare(jobs.items)) ??
        (await Promise.all(jobs.features.map(prepare))).find(reason => reason !== undefined);
      const measured: Measured =
        fault === undefined
          ? await keep(store, cell.key, await executor.run(jobs.cell))
          : { state: 'errored', reason: fault };
      cells.set(cell.key, measured);
      progress.advance(1);
    };
    await Promise.all([...ready, ...Array.from(missing.values(), measure)]);
  } finally {
    progress.done();
  }
  return { cells, reused };
}
