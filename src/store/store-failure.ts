import { CarryoverError } from '../core/errors.ts';
import { outputFailure } from '../tables/output-failure.ts';

/** The same causes as for a run directory, with the option that names the store. */
export function storeFailure(folder: string, error: unknown): CarryoverError {
  const { code, message, hint } = outputFailure(folder, error);
  return new CarryoverError(code, message, hint.replaceAll('--out', '--store'), { cause: error });
}
