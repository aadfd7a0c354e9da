import type { Failure } from './classify-failure.ts';

/** Both protocols name the model where they have none of that name; an address that is not there is named in other words. */
const NO_MODEL = /^model:|\bmodel\b.*\b(?:not found|does not exist)/i;

/**
 * What a host says, looked up for a model, of one that it does not have or a key that it does not take.
 * @returns undefined where it says neither: many hosts have no list of models, or keep it from some keys
 */
export function absenceOf({ status, code = '', message }: Failure): string | undefined {
  if (status === 401 && /^(?:invalid_api_key|authentication_error)$/.test(code)) return message;
  if (status === 404 && (code === 'model_not_found' || NO_MODEL.test(message))) return message;
  return undefined;
}
