import { readAnthropicReply } from './anthropic-reply.ts';
import { kindOfStatus } from './classify-failure.ts';
import { failedOutcome, readOutcome } from './failed-outcome.ts';
import type { BatchedOutcome } from './provider.ts';
import { isObject, type JsonObject, malformed, readJson } from './read-json.ts';

/** Errors in a batch have a type where others have a status. */
const STATUS_OF_TYPE: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  timeout_error: 504,
  overloaded_error: 529,
};

function refuse(key: string, result: JsonObject, hide: (text: string) => string): BatchedOutcome {
  const told = isObject(result.error) && isObject(result.error.error) ? result.error.error : {};
  const type = typeof told.type === 'string' ? told.type : 'api_error';
  const message = typeof told.message === 'string' ? told.message : 'no reason given';
  const kind = kindOfStatus(STATUS_OF_TYPE[type] ?? 500, undefined, message);
  return failedOutcome(key, kind, hide(`${message} (${type})`));
}

/**
 * What a line of a batch's results says.
 * @throws ProviderTrouble `malformed` where it names no request
 */
export function readAnthropicOutcome(line: string, hide: (text: string) => string): BatchedOutcome {
  const { custom_id: key, result } = readJson(line);
  if (typeof key !== 'string' || !isObject(result)) throw malformed('an outcome that names no request');
  const { type, message } = result;
  if (type === 'errored') return refuse(key, result, hide);
  if (type !== 'succeeded') return failedOutcome(key, 'server', hide(`The host says: ${String(type)}`));
  if (!isObject(message)) return failedOutcome(key, 'malformed', 'No message in the outcome');
  return readOutcome(key, () => readAnthropicReply(message, hide), hide);
}
