import type { CellRecord } from '../core/cell-record.ts';
import type { StoredItem, StoredItems, StoredLabels } from '../core/item-artefact.ts';
import type { Plan } from '../core/plan.ts';
import type { Progress, Store } from '../core/ports.ts';
import type { Predictions } from '../core/predictions.ts';
import { collectPredictions, type TestSet } from '../run/collect-predictions.ts';
import { measurePlan } from '../run/measure-plan.ts';
import { checkStore, openStore } from '../store/open-store.ts';
import { type Asking, openExecutor } from './open-executor.ts';
import type { OwnItems } from './own-items.ts';
import { putItems } from './put-items.ts';
import { watchFaults } from './watch-faults.ts';

export interface SuiteMeasurement {
  readonly predictions: Predictions;
  readonly records: readonly CellRecord[];
  /** Cells that the store had already. */
  readonly reused: number;
  /** Test items by domain, without what is true of them. */
  readonly items: ReadonlyMap<string, readonly StoredItem[]>;
}

export interface MeasureSuiteOptions {
  readonly store: Store;
  /** Its folder, as the user typed it. */
  readonly folder: string;
  readonly processes: number;
  /** Absent where no rung has a model behind an API. */
  readonly asking?: Asking | undefined;
  /** All answers are on file: what they lack, no other run will get. */
  readonly isReplay?: boolean;
  readonly progress: Progress;
}

const readJson = async <T>(store: Store, kind: 'items' | 'test-labels', key: string): Promise<T | undefined> => {
  const bytes = await store.get(kind, key);
  return bytes && (JSON.parse(Buffer.from(bytes).toString('utf8')) as T);
};

/** Items and labels of the test split, by domain; this process alone reads the labels. */
async function readTests(plan: Plan, store: Store): Promise<ReadonlyMap<string, TestSet>> {
  const tests = new Map<string, TestSet>();
  for (const { domain, key } of plan.items) {
    const items = await readJson<StoredItems>(store, 'items', key);
    const labels = await readJson<StoredLabels>(store, 'test-labels', key);
    if (items !== undefined && labels !== undefined) tests.set(domain, { items: items.test, labels });
  }
  return tests;
}

/**
 * Opens the store of a run, with the items in it that the suite brings along.
 * @param folder as the user typed it
 * @throws CarryoverError `output-failed` where the store cannot be written to
 */
export async function prepareStore(plan: Plan, folder: string, own: ReadonlyMap<string, OwnItems>): Promise<Store> {
  const owner = String(process.pid);
  await checkStore(folder, owner);
  const store = openStore(folder, owner);
  for (const { domain, key } of plan.items) {
    const items = own.get(domain);
    if (items !== undefined) await putItems(store, key, items);
  }
  return store;
}

/**
 * Measures a plan and holds the predictions against the labels.
 * @throws CarryoverError `data-invalid` where a replay lacks an answer
 */
export async function measureSuite(plan: Plan, options: MeasureSuiteOptions): Promise<SuiteMeasurement> {
  const { store, folder, processes, progress, asking } = options;
  const executor = watchFaults(openExecutor({ store, folder, processes, asking }));
  try {
    const measurement = await measurePlan(plan, { store, executor, progress });
    await executor.close();
    if (options.isReplay) executor.refuseFaults();
    const tests = await readTests(plan, store);
    const items = new Map([...tests].map(([domain, test]) => [domain, test.items]));
    return { ...collectPredictions(plan, measurement, tests), reused: measurement.reused, items };
  } finally {
    await executor.close();
  }
}
