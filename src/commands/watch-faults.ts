import { CarryoverError } from '../core/errors.ts';
import type { FailedJob } from '../core/job.ts';
import type { Executor } from '../core/ports.ts';

/** An executor that remembers the first job that failed for what somebody wrote: prompts, settings, a recording. */
export interface WatchedExecutor extends Executor {
  /** @throws CarryoverError what that job failed with */
  refuseFaults(): void;
}

export function watchFaults(executor: Executor): WatchedExecutor {
  let failed: FailedJob | undefined;
  return {
    concurrency: executor.concurrency,
    run: async job => {
      const result = await executor.run(job);
      if (result.state === 'failed' && result.fault !== undefined) failed ??= result;
      return result;
    },
    close: () => executor.close(),
    refuseFaults() {
      if (failed?.fault === undefined) return;
      throw new CarryoverError(failed.fault.code, failed.reason, failed.fault.hint);
    },
  };
}
