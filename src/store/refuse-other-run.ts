import { CarryoverError } from '../core/errors.ts';
import type { StoredRun } from './manifest.ts';

/** The error for a run directory that holds the run of another plan. */
export function refuseOtherRun(
  directory: string,
  { name, createdAt, provenance }: Pick<StoredRun, 'name' | 'createdAt' | 'provenance'>,
  planHash: string,
): CarryoverError {
  const plans = `plan ${provenance.planHash.slice(0, 8)}; this is plan ${planHash.slice(0, 8)}`;
  const found = `${directory}: holds another run, ${JSON.stringify(name)} of ${createdAt} (${plans}).`;
  const hint = 'Choose another folder with --out, or replace that run with --force.';
  return new CarryoverError('output-failed', found, hint);
}
