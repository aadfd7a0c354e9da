import { expect, test } from 'vitest';
import { absenceOf } from '../../../src/learners/api/absence-of.ts';

const failure = (status: number | undefined, message: string, code?: string) => ({
  status,
  headers: undefined,
  code,
  message,
  isTimeout: false,
  cause: undefined,
});

test.each([
  [404, 'model: claude-x', 'not_found_error'],
  [404, "The model 'gpt-x' does not exist", 'model_not_found'],
  [404, 'model "llama9" not found', undefined],
  [401, 'invalid x-api-key', 'authentication_error'],
  [401, 'Incorrect API key provided', 'invalid_api_key'],
] as const)('%s, "%s" says that the model is not there, or the key not taken', (status, message, code) => {
  expect(absenceOf(failure(status, message, code))).toBe(message);
});

test.each([
  [404, 'Not Found', undefined],
  [404, '404 page not found', undefined],
  [405, 'Method Not Allowed', undefined],
  [403, 'Missing scopes: model.read', 'insufficient_permissions'],
  [401, 'Missing scopes: model.read', undefined],
  [500, 'model: overloaded', undefined],
  [undefined, 'connect ECONNREFUSED', undefined],
] as const)('%s, "%s" says neither', (status, message, code) => {
  expect(absenceOf(failure(status, message, code))).toBeUndefined();
});
