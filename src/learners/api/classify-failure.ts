import { type AnswerHeaders, readRetryAfter } from './answer-headers.ts';
import { ProviderTrouble, type TroubleKind } from './provider.ts';
import { TransportError } from './transport-error.ts';

/** What an SDK says of a request that failed, in neither SDK's types. */
export interface Failure {
  /** Absent where no answer came. */
  readonly status: number | undefined;
  readonly headers: AnswerHeaders | undefined;
  /** The host's own word for it, such as `context_length_exceeded`. */
  readonly code: string | undefined;
  readonly message: string;
  readonly isTimeout: boolean;
  readonly cause: unknown;
}

/** Says of the account or the request's form that it will not do: every question would get the same answer. */
const HOPELESS_CODE =
  /^(?:insufficient_quota|billing_|model_not_found|unsupported_(?:parameter|value)|invalid_api_key|account_|.*spend_limit_reached|organization_)/;
/** The same where the host has no code for it: the Messages API has `invalid_request_error` for nearly everything. */
const HOPELESS_WORDS =
  /credit balance|is not supported (?:for|by|on|with) this model|not supported with this model|^model:/i;

const BY_STATUS: ReadonlyMap<number, TroubleKind> = new Map([
  [401, 'fatal'],
  [402, 'fatal'],
  [403, 'fatal'],
  [404, 'fatal'],
  [405, 'fatal'],
  [407, 'fatal'],
  [408, 'timeout'],
  [409, 'server'],
  [425, 'server'],
  [429, 'rate-limited'],
  [503, 'overloaded'],
  [529, 'overloaded'],
]);

/** Gateways that stopped waiting: what they waited for may go on, and be charged. */
const GAVE_UP_WAITING: readonly number[] = [408, 504, 524];

/** What kind of trouble an answer with this status is. */
export function kindOfStatus(status: number, code: string | undefined, message: string): TroubleKind {
  const isHopeless = HOPELESS_CODE.test(code ?? '') || (status === 400 && HOPELESS_WORDS.test(message));
  if (isHopeless && status < 500) return 'fatal';
  return BY_STATUS.get(status) ?? (status >= 500 ? 'server' : 'bad-request');
}

/** A batch that is looked up and not there (any more) says nothing of the host: its requests can be handed in anew. */
export const asLookup = (failure: Failure): Failure => (failure.status === 404 ? { ...failure, status: 410 } : failure);

/** What an error of node or of our transport says. */
const isOfConnection = (cause: unknown): cause is Error =>
  cause instanceof Error && (cause instanceof TransportError || 'code' in cause);

/** Trouble of a request that no answer came to, or none that could be read. */
function unanswered({ cause, isTimeout, message }: Failure, show: (words: string) => string): ProviderTrouble {
  if (isTimeout) return new ProviderTrouble('timeout', 'No answer in time', { mayHaveCost: true });
  if (!isOfConnection(cause)) {
    // A header or an address that cannot be made: nothing was sent, and no other request would fare better.
    if (cause instanceof TypeError) return new ProviderTrouble('fatal', `No request can be made: ${show(message)}`);
    return new ProviderTrouble('malformed', show(message), { mayHaveCost: true });
  }
  const { kind, message: words, mayHaveCost } = TransportError.from(cause);
  return new ProviderTrouble(kind, show(words), { mayHaveCost });
}

/**
 * Turns a failure into trouble with the host's own words.
 * @param show takes the key out of them, and then makes them short
 */
export function classifyFailure(failure: Failure, show: (words: string) => string): ProviderTrouble {
  const { status, headers, code, message } = failure;
  if (status === undefined) return unanswered(failure, show);
  const about = show([status, code].filter(Boolean).join(', '));
  return new ProviderTrouble(kindOfStatus(status, code, message), `${show(message)} (${about})`, {
    retryAfterMs: headers === undefined ? undefined : readRetryAfter(headers),
    mayHaveCost: GAVE_UP_WAITING.includes(status),
  });
}
