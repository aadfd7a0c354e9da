import { CarryoverError } from '../core/errors.ts';

/** What was thrown in another thread, as plain data: a class does not cross. */
export type PackedFailure =
  | (Pick<CarryoverError, 'code' | 'message' | 'hint'> & { readonly stack: string | undefined })
  | { readonly thrown: unknown };

export const packFailure = (error: unknown): PackedFailure =>
  error instanceof CarryoverError
    ? { code: error.code, message: error.message, hint: error.hint, stack: error.stack }
    : { thrown: error };

/** What this thread would have thrown; the trace is that of the other one. */
export function unpackFailure(failure: PackedFailure): unknown {
  if ('thrown' in failure) return failure.thrown;
  const { code, message, hint, stack } = failure;
  const error = new CarryoverError(code, message, hint);
  if (stack !== undefined) error.stack = stack;
  return error;
}
