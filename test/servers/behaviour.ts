/** What a test server has understood of a question. */
export interface SeenRequest {
  readonly model: string;
  /** What came before the question: instructions and examples. */
  readonly preface: string;
  readonly question: string;
  /** The words that the schema allows; absent where there is no schema. */
  readonly words: readonly string[] | undefined;
  /** Idempotency key of a request, custom id in a batch. */
  readonly key: string;
  /** How often this key has been asked before. */
  readonly attempt: number;
  /** How many questions came before, batches included. */
  readonly index: number;
  readonly isBatched: boolean;
}

/** What a test server does with a question. */
export type Behaviour =
  | {
      readonly act: 'answer';
      /** The model's word: wrapped as the schema wants it, where there is one. */
      readonly word: string;
      /** Text of the model as it is, in place of the word. */
      readonly text?: string;
      /** Probabilities of words in the first place. */
      readonly odds?: Readonly<Record<string, number>>;
      readonly isCut?: boolean;
      readonly delayMs?: number;
      readonly isPacked?: boolean;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly act: 'refuse'; readonly reason: string }
  | { readonly act: 'say-nothing' }
  | {
      readonly act: 'fail';
      readonly status: number;
      readonly message?: string;
      readonly headers?: Readonly<Record<string, string>>;
      /** In place of the protocol's own form of an error. */
      readonly body?: string;
    }
  /** The connection is reset: before any byte, or in the middle of the body. */
  | { readonly act: 'reset'; readonly when: 'before' | 'middle' }
  /** The body ends in the middle, in good order. */
  | { readonly act: 'truncate' }
  /** The connection ends before the announced length. */
  | { readonly act: 'break-off' }
  | { readonly act: 'send'; readonly body: string; readonly contentType?: string }
  | { readonly act: 'redirect'; readonly to: string }
  | { readonly act: 'hang' }
  /** In a batch alone. */
  | { readonly act: 'expire' }
  | { readonly act: 'cancel' };

export type Script = (seen: SeenRequest) => Behaviour;

/** A number in [0, 1) that a text always gives (FNV-1a, 32 bits, mixed). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** Always the same word for the same question, in all protocols and forms. */
export const answerByHash =
  (words: readonly [string, string]): Script =>
  ({ question, words: allowed }) => {
    const [first, second] = allowed ?? words;
    const share = hashText(question);
    return {
      act: 'answer',
      word: (share < 0.5 ? first : second) ?? '',
      odds: { [first ?? '']: 1 - share, [second ?? '']: share },
    };
  };

export interface Flakiness {
  /** Shares of requests, by a hash of key and attempt: 429, 500 and 529, reset before and in the middle. */
  readonly limited: number;
  readonly failing: number;
  readonly reset: number;
}

/** What goes wrong at a share of 1, by kind; undefined where nothing does. */
function failAt(share: number, isFirstHalf: boolean, { limited, failing, reset }: Flakiness): Behaviour | undefined {
  if (share < limited) return { act: 'fail', status: 429, headers: isFirstHalf ? { 'retry-after': '1' } : {} };
  if (share < limited + failing) return { act: 'fail', status: isFirstHalf ? 500 : 529 };
  return share < limited + failing + reset ? { act: 'reset', when: isFirstHalf ? 'before' : 'middle' } : undefined;
}

/** Answers as another script does, but for some requests that go wrong; in a batch, some expire and some fail. */
export const makeFlaky =
  (script: Script, shares: Flakiness): Script =>
  seen => {
    const share = hashText(`${seen.key} ${seen.attempt}`);
    const isFirstHalf = hashText(`half ${seen.key} ${seen.attempt}`) < 0.5;
    const failed = failAt(share, isFirstHalf, shares);
    if (failed === undefined) return script(seen);
    if (!seen.isBatched) return failed;
    return isFirstHalf ? { act: 'expire' } : { act: 'fail', status: 500 };
  };
