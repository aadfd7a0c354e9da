import { kindOfStatus } from './classify-failure.ts';
import { failedOutcome, readOutcome } from './failed-outcome.ts';
import { openAiRefusal } from './openai-refusal.ts';
import { readOpenAiReply } from './openai-reply.ts';
import type { BatchedOutcome } from './provider.ts';
import { isObject, type JsonObject, malformed, readJson } from './read-json.ts';

/** Errors of a request that never got an answer of its own: the batch was over before. */
const UNTRIED = /^batch_(?:expired|cancelled|canceled)$/;

/** Where there is an answer of the host's, `status` is not 0. */
function refuse(key: string, status: number, error: JsonObject, hide: (text: string) => string): BatchedOutcome {
  const code = typeof error.code === 'string' ? error.code : undefined;
  const message = typeof error.message === 'string' ? error.message : 'no reason given';
  const refusal = openAiRefusal(code, hide(message));
  if (refusal !== undefined) return { key, state: 'delivered', delivery: refusal };
  const kind = UNTRIED.test(code ?? '') ? 'server' : kindOfStatus(status || 500, code, message);
  return failedOutcome(key, kind, hide(`${message} (${[status || 500, code].filter(Boolean).join(', ')})`));
}

function deliver(key: string, { body, request_id: id }: JsonObject, hide: (text: string) => string): BatchedOutcome {
  if (!isObject(body)) return failedOutcome(key, 'malformed', 'No answer in the outcome');
  const requestId = typeof id === 'string' ? hide(id) : undefined;
  return readOutcome(key, () => ({ ...readOpenAiReply(body, hide), requestId }), hide);
}

/**
 * What a line of a batch's output or error file says.
 * @throws ProviderTrouble `malformed` where it names no request
 */
export function readOpenAiOutcome(line: string, hide: (text: string) => string): BatchedOutcome {
  const { custom_id: key, response: given, error } = readJson(line);
  if (typeof key !== 'string') throw malformed('an outcome that names no request');
  const response = isObject(given) ? given : {};
  const status = typeof response.status_code === 'number' ? response.status_code : 0;
  if (status >= 200 && status < 300) return deliver(key, response, hide);
  const told = [error, isObject(response.body) ? response.body.error : undefined].find(isObject) ?? {};
  return refuse(key, status, told, hide);
}
