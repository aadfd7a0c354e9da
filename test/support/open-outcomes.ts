import type { Progress } from '../../src/core/ports.ts';
import { openRun } from '../../src/store/open-run.ts';

/** A run of outcomes by item; anything else is a fault of the test. */
export async function openOutcomes(directory: string, progress?: Progress) {
  const run = await openRun(directory, progress);
  if ('evidence' in run) throw new Error(`${directory} holds counts`);
  return run;
}
