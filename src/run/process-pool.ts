import type { Executor } from '../core/ports.ts';
import { queueJobs } from './queue-jobs.ts';
import { type WorkerOptions, WorkerProcess } from './worker-process.ts';

export interface PoolOptions extends WorkerOptions {
  /** Whole number ≥ 1. */
  readonly processes: number;
}

/** Runs jobs on this machine in long-lived child processes, first come, first served. */
export function processPool({ processes, ...options }: PoolOptions): Executor {
  const workers = Array.from({ length: processes }, () => new WorkerProcess(options));
  return queueJobs(workers, async () => {
    await Promise.all(workers.map(worker => worker.close()));
  });
}
