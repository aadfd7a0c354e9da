/**
 * Entry point of a pool's process: `cell-process.ts STORE`. Takes jobs over the channel to its parent, one at a time, and
 * answers each with its result.
 */
import type { Job } from '../core/job.ts';
import { openStore } from '../store/open-store.ts';
import { performJob, type Workbench } from './perform-job.ts';

const bench: Workbench = { store: openStore(process.argv[2] ?? '', String(process.pid)), read: new Map() };

process.on('message', (job: Job) => {
  void performJob(job, bench).then(result => process.send?.(result));
});
// Without its parent there is nobody to work for: a method that hangs must not outlive a run that was killed.
process.on('disconnect', () => process.exit());
