import { kindOfStatus } from './classify-failure.ts';
import { openAiRefusal } from './openai-refusal.ts';
import { readOpenAiReply } from './openai-reply.ts';
import { type BatchedOutcome, ProviderTrouble } from './provider.ts';
import { isObject, type JsonObject, malformed, readJson } from './read-json.ts';

/** Errors of a request that never got an answer of its own: the batch was over before. */
const UNTRIED = /^batch_(?:expired|cancelled|canceled)$/;

function refuse(key: string, status: number, error: JsonObject): BatchedOutcome {
  const code = typeof error.code === 'string' ? error.code : undefined;
  const message = typeof error.message === 'string' ? error.message : 'no reason given';
  const kind = kindOfStatus(status, code, message);
  const isAgain = UNTRIED.test(code ?? '') || (kind !== 'bad-request' && kind !== 'fatal');
  return {
    key,
    state: 'failed',
    reason: `${message} (${[status || undefined, code].filter(Boolean).join(', ')})`,
    isAgain,
    ...(kind === 'fatal' && !isAgain ? { isFatal: true } : {}),
  };
}

function deliver(key: string, response: JsonObject, hide: (text: string) => string): BatchedOutcome {
  if (!isObject(response.body)) return { key, state: 'failed', reason: 'No answer in the outcome', isAgain: true };
  try {
    const requestId = typeof response.request_id === 'string' ? hide(response.request_id) : undefined;
    return { key, state: 'delivered', delivery: { ...readOpenAiReply(response.body, hide), requestId } };
  } catch (error) {
    if (!(error instanceof ProviderTrouble)) throw error;
    return { key, state: 'failed', reason: hide(error.message), isAgain: true };
  }
}

/**
 * What a line of a batch's output or error file says.
 * @throws ProviderTrouble `malformed` where it names no request
 */
export function readOpenAiOutcome(line: string, hide: (text: string) => string): BatchedOutcome {
  const { custom_id: key, response, error } = readJson(line);
  if (typeof key !== 'string') throw malformed('an outcome that names no request');
  const status = isObject(response) && typeof response.status_code === 'number' ? response.status_code : 0;
  if (isObject(response) && status >= 200 && status < 300) return deliver(key, response, hide);
  const body = isObject(response) && isObject(response.body) ? response.body : {};
  const told = isObject(error) ? error : isObject(body.error) ? body.error : {};
  const refusal = openAiRefusal(told.code, hide(String(told.message)));
  if (refusal !== undefined) return { key, state: 'delivered', delivery: refusal };
  const outcome = refuse(key, status === 0 ? 500 : status, told);
  return outcome.state === 'failed' ? { ...outcome, reason: hide(outcome.reason) } : outcome;
}
