import type { Job, JobResult } from '../core/job.ts';
import type { Executor } from '../core/ports.ts';
import { type WorkerOptions, WorkerProcess } from './worker-process.ts';

export interface PoolOptions extends WorkerOptions {
  /** Whole number ≥ 1. */
  readonly processes: number;
}

interface Waiting {
  readonly job: Job;
  readonly resolve: (result: JobResult) => void;
}

/** Runs jobs on this machine in long-lived child processes, first come, first served. */
export function processPool({ processes, ...options }: PoolOptions): Executor {
  const workers = Array.from({ length: processes }, () => new WorkerProcess(options));
  const idle = [...workers];
  const waiting: Waiting[] = [];
  const next = (): void => {
    const worker = idle.at(-1);
    const first = waiting[0];
    if (worker === undefined || first === undefined) return;
    idle.pop();
    waiting.shift();
    void worker.run(first.job).then(result => {
      idle.push(worker);
      first.resolve(result);
      next();
    });
  };
  return {
    concurrency: processes,
    run: job =>
      new Promise(resolve => {
        waiting.push({ job, resolve });
        next();
      }),
    async close() {
      for (const { resolve } of waiting.splice(0)) resolve({ state: 'failed', reason: 'the pool was closed' });
      await Promise.all(workers.map(worker => worker.close()));
    },
  };
}
