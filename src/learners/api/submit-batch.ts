import { classifyFailure, type Failure } from './classify-failure.ts';
import { ProviderTrouble } from './provider.ts';

/** Runs the handing in of a batch. @throws ProviderTrouble `too-large` in place of an error with status 413 */
export async function submitBatch<T>(submit: () => Promise<T>, describe: (error: unknown) => Failure): Promise<T> {
  try {
    return await submit();
  } catch (error) {
    const failure = describe(error);
    if (failure.status !== 413) throw error;
    // The guard around this takes the key out, as out of every trouble.
    throw new ProviderTrouble('too-large', classifyFailure(failure, words => words).message);
  }
}
