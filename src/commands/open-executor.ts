import type { Answerer } from '../core/answers.ts';
import type { Executor, Store } from '../core/ports.ts';
import { asksModels } from '../run/asks-models.ts';
import { queueJobs } from '../run/queue-jobs.ts';
import { openPool } from './open-pool.ts';
import { performJob, type Workbench } from './perform-job.ts';

export interface ExecutorOptions {
  readonly store: Store;
  /** Folder of the store, as the user typed it. */
  readonly folder: string;
  readonly processes: number;
  /** Absent where no rung has a model behind an API. */
  readonly asking?: Asking | undefined;
}

export interface Asking {
  readonly answerer: Answerer;
  /** Environment variables that hold keys. */
  readonly keyVariables: readonly string[];
  /** Cells that may wait for answers at the same time; whole number ≥ 1. */
  readonly cells: number;
}

/**
 * What runs the jobs of a suite: child processes, and this process for cells that do little but wait for answers. These are a
 * method of carryover and questions to a model: there is nothing to isolate, and a process for each would wait as well.
 */
export function openExecutor({ store, folder, processes, asking }: ExecutorOptions): Executor {
  const pool = openPool(folder, processes, asking);
  if (asking === undefined) return pool;
  const bench: Workbench = { store, read: new Map(), answerer: asking.answerer };
  const here = queueJobs(
    Array.from({ length: asking.cells }, () => ({ run: job => performJob(job, bench) })),
    async () => {},
  );
  return {
    concurrency: here.concurrency + pool.concurrency,
    run: job => (asksModels(job) ? here : pool).run(job),
    close: async () => {
      await here.close();
      await pool.close();
    },
  };
}
