import type { PurchaseForecast } from '../core/forecast.ts';
import type { Plan } from '../core/plan.ts';
import type { Progress } from '../core/ports.ts';
import type { Suite } from '../core/suite.ts';
import { estimateRun } from './estimate-run.ts';
import { prepareStore } from './measure-suite.ts';
import { readOwnItems } from './own-items.ts';
import { rehearsalOptions } from './rehearsal-options.ts';
import type { SuiteModels } from './suite-models.ts';

interface PurchaseOptions {
  /** Folder of the store, as the user typed it. */
  readonly folder: string;
  readonly processes: number;
  readonly progress: Progress;
}

/** What a suite is going to ask of hosts, with caching as expected; undefined where it asks nobody. */
export async function estimatePurchase(
  { suite, plan, models }: { readonly suite: Suite; readonly plan: Plan; readonly models: SuiteModels },
  { folder, processes, progress }: PurchaseOptions,
): Promise<PurchaseForecast | undefined> {
  const { live } = models;
  if (live.size === 0) return undefined;
  const store = await prepareStore(plan, folder, await readOwnItems(suite));
  const estimate = await estimateRun(plan, rehearsalOptions(suite, models, { store, folder, processes, progress }));
  const requests = estimate.models.reduce((sum, model) => sum + model.requests, 0);
  const dollars = estimate.models.map(({ usd }) => usd?.expected);
  const isPriced = dollars.every(usd => usd !== undefined);
  const inBatches = estimate.models.filter(({ learner }) => live.get(learner)?.requests.mode === 'batch');
  const batched = inBatches.reduce((sum, model) => sum + model.requests, 0);
  const { minutes: mostMinutes } = suite.budget ?? {};
  const about = { requests, batched, ...(mostMinutes === undefined ? {} : { mostMinutes }) };
  return { ...about, ...(isPriced ? { usd: dollars.reduce<number>((sum, usd) => sum + (usd ?? 0), 0) } : {}) };
}
