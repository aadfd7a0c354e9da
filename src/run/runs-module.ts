import type { Job } from '../core/job.ts';

/** Whether a job runs somebody's own module. */
export function runsModule(job: Job): boolean {
  if (job.kind === 'method') return true;
  return job.kind === 'cell' && 'method' in job.task && job.task.method.kind === 'module';
}
