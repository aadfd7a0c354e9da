import { classifyFailure, type Failure } from './classify-failure.ts';
import { hideSecret } from './hide-secret.ts';
import { ProviderTrouble } from './provider.ts';
import { showWords } from './show-words.ts';

/** Runs calls of an SDK so that nothing that is thrown holds the key: neither in its message, nor behind it as a cause. */
export interface Guard {
  readonly hide: (text: string) => string;
  /** The same, and then makes them short. */
  readonly show: (words: string) => string;
  /** What `call` gives. @throws ProviderTrouble and nothing else */
  run<T>(call: () => Promise<T>): Promise<T>;
  /** The same for what comes one by one. */
  each<T>(items: () => AsyncIterable<T>): AsyncGenerator<T>;
}

/** @param describe what an SDK says of its errors */
export function guardSecret(key: string, describe: (error: unknown) => Failure): Guard {
  const hide = hideSecret(key);
  const show = showWords(key);
  const clean = (error: unknown): ProviderTrouble => {
    if (!(error instanceof ProviderTrouble)) return classifyFailure(describe(error), show);
    const { kind, message, retryAfterMs, mayHaveCost } = error;
    return new ProviderTrouble(kind, show(message), { retryAfterMs, mayHaveCost });
  };
  return {
    hide,
    show,
    async run(call) {
      try {
        return await call();
      } catch (error) {
        throw clean(error);
      }
    },
    async *each(items) {
      try {
        yield* items();
      } catch (error) {
        throw clean(error);
      }
    },
  };
}
