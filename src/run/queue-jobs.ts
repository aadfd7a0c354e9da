import type { Job, JobResult } from '../core/job.ts';
import type { Executor } from '../core/ports.ts';

/** Does one job at a time, and never rejects. */
export interface JobWorker {
  run(job: Job): Promise<JobResult>;
}

interface Waiting {
  readonly job: Job;
  readonly resolve: (result: JobResult) => void;
}

/**
 * Hands jobs to workers, first come, first served.
 * @param close ends the workers; jobs that wait are failed before
 */
export function queueJobs(workers: readonly JobWorker[], close: () => Promise<void>): Executor {
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
    concurrency: workers.length,
    run: job =>
      new Promise(resolve => {
        waiting.push({ job, resolve });
        next();
      }),
    async close() {
      for (const { resolve } of waiting.splice(0)) resolve({ state: 'failed', reason: 'the pool was closed' });
      await close();
    },
  };
}
