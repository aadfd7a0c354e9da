import type { AnswerLog } from '../core/answers.ts';
import type { ApiModel, Budget } from '../core/model-settings.ts';
import type { Plan } from '../core/plan.ts';
import type { Progress, Store } from '../core/ports.ts';
import { costOf } from '../learners/api/cost-of.ts';
import { type RehearsedInquiry, type RehearsedUsage, rehearse } from '../learners/api/rehearsal.ts';
import { measurePlan } from '../run/measure-plan.ts';
import { openExecutor } from './open-executor.ts';

/** Dollars, as far as they can be told before. */
interface Dollars {
  readonly expected: number;
  readonly most: number;
}

export interface ModelEstimate extends RehearsedUsage {
  readonly learner: string;
  /** Absent where no price is known. */
  readonly usd?: Dollars | undefined;
}

/** What a run is going to ask, by estimate. */
export interface RunEstimate {
  /** Cells that ask and are not measured yet. */
  readonly cells: number;
  /** Only models that would be asked something. */
  readonly models: readonly ModelEstimate[];
  /** The least that a single cell can do with. */
  readonly least?: { readonly requests: number; readonly usd: number } | undefined;
}

export interface EstimateOptions {
  readonly live: ReadonlyMap<string, ApiModel>;
  readonly store: Store;
  /** Folder of the store, as the user typed it. */
  readonly folder: string;
  readonly log: AnswerLog;
  readonly processes: number;
  /** Environment variables that hold keys. */
  readonly keyVariables: readonly string[];
  readonly progress: Progress;
}

/** Cells that are rehearsed at the same time. */
const CELLS = 4;

/** A store that gives what is there, and keeps no cell: what was rehearsed was not measured. */
const withoutCells = (store: Store): Store => ({
  get: (kind, key) => store.get(kind, key),
  put: async (kind, key, bytes) => {
    if (kind !== 'cells') await store.put(kind, key, bytes);
  },
});

/** The cells of a plan that ask a host. */
function askingCells(plan: Plan, live: EstimateOptions['live']): Plan {
  const rungs = new Set(
    plan.rungs.filter(({ weak, strong }) => live.has(weak) || live.has(strong)).map(({ name }) => name),
  );
  return { ...plan, cells: plan.cells.filter(({ rung }) => rungs.has(rung)) };
}

function price(usage: RehearsedUsage, model: ApiModel | undefined): Dollars | undefined {
  if (model?.price === undefined) return undefined;
  const isBatch = model.requests.mode === 'batch';
  return { expected: costOf(usage.expected, model.price, isBatch), most: costOf(usage.most, model.price, isBatch) };
}

const named = ({ start, ...rest }: Progress): Progress => ({
  ...rest,
  start: (_step, total) => start('estimating', total),
});

const smallest = (values: readonly number[]): number =>
  values.reduce((x, y) => Math.min(x, y), Number.POSITIVE_INFINITY);

/**
 * Rehearses every cell that would ask a host, with answers made up on the spot: methods decide what they ask, so they are run.
 * What is stored already costs nothing. A method that goes on asking by what it hears may ask more, or less, in earnest.
 */
export async function estimateRun(plan: Plan, options: EstimateOptions): Promise<RunEstimate> {
  const { live, store, folder, log, processes, keyVariables, progress } = options;
  const asking = askingCells(plan, live);
  const isMissing = await Promise.all(
    asking.cells.map(async ({ key }) => (await store.get('cells', key)) === undefined),
  );
  const cells = asking.cells.filter((_, at) => isMissing[at]);
  if (cells.length === 0) return { cells: 0, models: [] };
  const rehearsal = rehearse(part => log.read(part));
  const executor = openExecutor({
    store,
    folder,
    processes,
    asking: { answerer: rehearsal.answerer, keyVariables, cells: CELLS },
  });
  try {
    await measurePlan({ ...asking, cells }, { store: withoutCells(store), executor, progress: named(progress) });
  } finally {
    await executor.close();
  }
  const estimate = (learner: string, usage: RehearsedUsage): ModelEstimate => ({
    learner,
    ...usage,
    usd: price(usage, live.get(learner)),
  });
  const inquiries = rehearsal.inquiries().map(({ learner, ...usage }: RehearsedInquiry) => estimate(learner, usage));
  const least = {
    requests: smallest(inquiries.map(({ requests }) => requests)),
    usd: smallest(inquiries.map(({ usd }) => usd?.expected ?? 0)),
  };
  return {
    cells: cells.length,
    models: Array.from(rehearsal.usage(), ([learner, usage]) => estimate(learner, usage)).filter(
      ({ requests }) => requests > 0,
    ),
    ...(inquiries.length === 0 ? {} : { least }),
  };
}

/** Caps that cannot cover a single cell, in words; undefined where there are none. */
export function findTightCap({ least }: RunEstimate, { usd, requests }: Budget): string | undefined {
  if (least === undefined) return undefined;
  if (requests !== undefined && least.requests > requests) {
    return `budget.requests is ${requests}, and a single cell needs ${least.requests} or more`;
  }
  if (usd === undefined || least.usd <= usd) return undefined;
  return `budget.usd is ${usd}, and a single cell needs about $${least.usd.toPrecision(2)} or more`;
}
