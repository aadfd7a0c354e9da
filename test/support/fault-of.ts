import { CarryoverError } from '../../src/core/errors.ts';

/** The CarryoverError that something ends in; anything else is thrown on, and success is a failure. */
export async function faultOf(run: () => unknown): Promise<CarryoverError> {
  try {
    await run();
  } catch (error) {
    if (error instanceof CarryoverError) return error;
    throw error;
  }
  throw new Error('expected a CarryoverError, but nothing was thrown');
}
