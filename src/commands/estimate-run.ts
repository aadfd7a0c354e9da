import type { Answerer, AnswerLog } from '../core/answers.ts';
import type { ApiModel, Budget } from '../core/model-settings.ts';
import type { Plan } from '../core/plan.ts';
import { costOf, withDearestPrompt } from '../learners/api/cost-of.ts';
import { type RehearsedInquiry, type RehearsedUsage, rehearse } from '../learners/api/rehearsal.ts';
import { dollars } from '../util/format.ts';
import { cellsAsking, type RehearseOptions, rehearsePlan } from './rehearse-plan.ts';

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

export interface EstimateOptions extends RehearseOptions {
  readonly live: ReadonlyMap<string, ApiModel>;
  readonly log: Pick<AnswerLog, 'read'>;
}

function price({ expected, most }: RehearsedUsage, model: ApiModel | undefined): Dollars | undefined {
  if (model?.price === undefined) return undefined;
  const isBatch = model.requests.mode === 'batch';
  return {
    expected: costOf(expected, model.price, isBatch),
    most: costOf(most, withDearestPrompt(model.price), isBatch),
  };
}

const smallest = (values: readonly number[]): number =>
  values.reduce((x, y) => Math.min(x, y), Number.POSITIVE_INFINITY);

/**
 * Rehearses every cell that would ask a host, with answers made up on the spot: methods decide what they ask, so they are run.
 * What is stored already costs nothing. A method that goes on asking by what it hears may ask more, or less, in earnest.
 */
export async function estimateRun(plan: Plan, options: EstimateOptions): Promise<RunEstimate> {
  const { live, log, replayed, store } = options;
  const asking = cellsAsking(plan, new Set(live.keys()));
  const stored = await Promise.all(asking.map(({ key }) => store.get('cells', key)));
  const cells = asking.filter((_, at) => stored[at] === undefined);
  if (cells.length === 0) return { cells: 0, models: [] };
  const rehearsal = rehearse(part => log.read(part));
  const unasked = rehearse().answerer;
  const answerer: Answerer = {
    ask: inquiry => {
      const replay = replayed.get(inquiry.learner);
      // What a recording is asked may rest on answers that are made up here, and it has none to such questions.
      return replay === undefined
        ? rehearsal.answerer.ask(inquiry)
        : replay.ask(inquiry).catch(() => unasked.ask(inquiry));
    },
  };
  await rehearsePlan({ ...plan, cells }, { answerer, step: 'estimating' }, options);
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
  return `budget.usd is ${usd}, and a single cell needs about ${dollars(least.usd)} or more`;
}
