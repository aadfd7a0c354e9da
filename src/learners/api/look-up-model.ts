import { absenceOf } from './absence-of.ts';
import type { Failure } from './classify-failure.ts';
import type { Guard } from './guard-secret.ts';

/**
 * Looks a model up.
 * @param retrieve by the SDK
 * @param describe what the SDK says of its errors
 * @returns the host's words, without the key, where it does not have the model or take the key; else undefined
 */
export async function lookUpModel(
  retrieve: () => PromiseLike<unknown>,
  describe: (error: unknown) => Failure,
  { show }: Pick<Guard, 'show'>,
): Promise<string | undefined> {
  try {
    await retrieve();
    return undefined;
  } catch (error) {
    const words = absenceOf(describe(error));
    return words === undefined ? undefined : show(words);
  }
}
