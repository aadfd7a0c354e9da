import type { Failure } from './classify-failure.ts';

/** A failure that is no error of the SDK's own. */
export function strangeFailure(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  return { status: undefined, headers: undefined, code: undefined, message, isTimeout: false, cause: error };
}
