import type { CellRecord } from '../core/cell-record.ts';
import type { StoredItem, StoredItems, StoredLabels } from '../core/item-artefact.ts';
import type { Plan } from '../core/plan.ts';
import type { Progress, Store } from '../core/ports.ts';
import type { Predictions } from '../core/predictions.ts';
import { collectPredictions, type TestSet } from '../run/collect-predictions.ts';
import { measurePlan } from '../run/measure-plan.ts';
import { checkStore, openStore } from '../store/open-store.ts';
import { openPool } from './open-pool.ts';
import type { OwnItems } from './own-items.ts';
import { putItems } from './put-items.ts';

export interface SuiteMeasurement {
  readonly predictions: Predictions;
  readonly records: readonly CellRecord[];
  /** Cells that the store had already. */
  readonly reused: number;
  /** Test items by domain, without what is true of them. */
  readonly items: ReadonlyMap<string, readonly StoredItem[]>;
}

export interface MeasureSuiteOptions {
  readonly own: ReadonlyMap<string, OwnItems>;
  /** Folder of the store, as the user typed it. */
  readonly store: string;
  readonly processes: number;
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
 * Measures a plan in a pool of processes and holds the predictions against the labels.
 * @throws CarryoverError `output-failed` where the store cannot be written to
 */
export async function measureSuite(plan: Plan, options: MeasureSuiteOptions): Promise<SuiteMeasurement> {
  const owner = String(process.pid);
  await checkStore(options.store, owner);
  const store = openStore(options.store, owner);
  for (const { domain, key } of plan.items) {
    const items = options.own.get(domain);
    if (items !== undefined) await putItems(store, key, items);
  }
  const { processes, progress } = options;
  const executor = openPool(options.store, processes);
  try {
    const measurement = await measurePlan(plan, { store, executor, progress });
    await executor.close();
    const tests = await readTests(plan, store);
    const items = new Map([...tests].map(([domain, test]) => [domain, test.items]));
    return { ...collectPredictions(plan, measurement, tests), reused: measurement.reused, items };
  } finally {
    await executor.close();
  }
}
