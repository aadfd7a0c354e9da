import { join } from 'node:path';
import { CarryoverError } from '../core/errors.ts';
import type { Progress } from '../core/ports.ts';
import { openRun } from '../store/open-run.ts';
import { hashPlan } from './hash-plan.ts';

/**
 * Opens a run and holds its design, settings and policy against the plan hash that was written with them: a level or a role
 * that was edited afterwards must not decide anything.
 * @throws CarryoverError `run-invalid` for whatever was changed after it was written
 */
export async function loadRun(directory: string, progress: Progress) {
  const run = await openRun(directory, progress);
  const { manifest } = run;
  const { provenance } = manifest;
  const { inputs, reading } = provenance;
  const found = hashPlan(
    manifest.kind === 'counts' ? { ...manifest, inputs } : { ...manifest, inputs, reading: reading?.flags },
  );
  if (found === provenance.planHash) return run;
  throw new CarryoverError(
    'run-invalid',
    `${join(directory, 'run.json')}: was changed after it was written; its design, settings and policy hash to ${found.slice(0, 8)}, expected ${provenance.planHash.slice(0, 8)}.`,
    'Run the command that made it again with the options you want; carryover gate takes another policy without touching run.json.',
  );
}
