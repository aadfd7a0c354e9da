import { classifyFailure, type Failure } from './classify-failure.ts';
import { ProviderTrouble } from './provider.ts';

/** Runs the handing in of a batch. @throws ProviderTrouble `too-large` in place of an error with status 413 */
export async function submitBatch<T>(submit: () => Promise<T>, describe: (error: unknown) => Failure): Promise<T> {
  try {
    return await submit();
  } catch (error) {
    const failure = describe(error);
    throw failure.status === 413 ? new ProviderTrouble('too-large', classifyFailure(failure).message) : error;
  }
}
