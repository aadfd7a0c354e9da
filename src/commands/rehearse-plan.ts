import type { Answerer } from '../core/answers.ts';
import type { Plan, PlannedCell } from '../core/plan.ts';
import type { Progress, Store } from '../core/ports.ts';
import { measurePlan } from '../run/measure-plan.ts';
import { openExecutor } from './open-executor.ts';
import { watchFaults } from './watch-faults.ts';

export interface RehearseOptions {
  readonly store: Store;
  /** Folder of the store, as the user typed it. */
  readonly folder: string;
  readonly processes: number;
  /** Environment variables that hold keys. */
  readonly keyVariables: readonly string[];
  /** What answers for models of which there is a recording, by learner's name. */
  readonly replayed: ReadonlyMap<string, Answerer>;
  readonly progress: Progress;
}

/** Cells that are rehearsed at the same time. */
const CELLS = 4;

/** Every cell is run, and none is kept. */
const withoutCells = (store: Store): Store => ({
  get: async (kind, key) => (kind === 'cells' ? undefined : store.get(kind, key)),
  put: async (kind, key, bytes) => {
    if (kind !== 'cells') await store.put(kind, key, bytes);
  },
});

/** The cells of a plan that have one of these models. */
export function cellsAsking({ cells, rungs }: Plan, learners: ReadonlySet<string>): readonly PlannedCell[] {
  const asking = rungs.filter(({ weak, strong }) => learners.has(weak) || learners.has(strong));
  const names = new Set(asking.map(({ name }) => name));
  return cells.filter(({ rung }) => names.has(rung));
}

/**
 * Runs cells as they are run in earnest, but for where their answers come from, and that nothing of them is kept: what a method
 * asks is its own decision, and can be known only by running it.
 * @param step what this is called while it goes on
 * @throws CarryoverError what a cell fails with in any case: prompts or settings that cannot be used
 */
export async function rehearsePlan(
  plan: Plan,
  { answerer, step }: { readonly answerer: Answerer; readonly step: string },
  options: RehearseOptions,
): Promise<void> {
  const { store, folder, processes, keyVariables, progress } = options;
  const asking = { answerer, keyVariables, cells: CELLS };
  const executor = watchFaults(openExecutor({ store, folder, processes, asking }));
  const named: Progress = {
    start: (_step, total) => progress.start(step, total),
    advance: by => progress.advance(by),
    done: () => progress.done(),
  };
  try {
    await measurePlan(plan, { store: withoutCells(store), executor, progress: named });
  } finally {
    await executor.close();
  }
  executor.refuseFaults();
}
