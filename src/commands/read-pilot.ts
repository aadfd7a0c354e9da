import { arrange } from '../analysis/arrange.ts';
import { assumeFromPilot } from '../analysis/assume-from-pilot.ts';
import { CarryoverError } from '../core/errors.ts';
import type { AssumedCell } from '../core/forecast.ts';
import { silentProgress } from '../core/ports.ts';
import { loadRun } from './load-run.ts';

/**
 * What a run that is there says about one that is planned.
 * @param items per cell of the planned one
 * @throws CarryoverError `run-invalid`, and `usage` where it has no items
 */
export async function readPilot(directory: string, items: number): Promise<readonly AssumedCell[]> {
  const run = await loadRun(directory, silentProgress);
  if ('evidence' in run) {
    const found = `${directory}: holds counts and no items; expected a run with outcomes of items.`;
    throw new CarryoverError('usage', found, 'Name a run of carryover run or carryover analyze on items.');
  }
  const { design, settings } = run.manifest;
  return assumeFromPilot(arrange(run.predictions, design), { threshold: settings.missingThreshold, items });
}
