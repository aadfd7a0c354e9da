import type { Job } from '../core/job.ts';
import { runsModule } from './runs-module.ts';

/**
 * Whether a job waits for answers of models behind an API more than it computes, and runs nobody's own code: many of those go on
 * in one process at the same time.
 */
export const asksModels = (job: Job): boolean =>
  job.kind === 'cell' && !runsModule(job) && [job.weak, job.strong].some(model => !('features' in model));
