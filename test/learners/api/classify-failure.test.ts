import { expect, test } from 'vitest';
import { asLookup, classifyFailure, type Failure, kindOfStatus } from '../../../src/learners/api/classify-failure.ts';

const FAILURE: Failure = {
  status: undefined,
  headers: undefined,
  code: undefined,
  message: 'oops',
  isTimeout: false,
  cause: undefined,
};

const same = (words: string): string => words;

test.each([
  [429, 'insufficient_quota', 'You exceeded your current quota', 'fatal'],
  [429, 'enforced_spend_limit_reached', 'limit', 'fatal'],
  [429, 'rate_limit_exceeded', 'slow down', 'rate-limited'],
  [400, 'invalid_request_error', 'Your credit balance is too low to access the API', 'fatal'],
  [400, 'invalid_request_error', '"thinking.type.disabled" is not supported for this model.', 'fatal'],
  [400, 'unsupported_parameter', "Unsupported parameter: 'logprobs'", 'fatal'],
  [400, 'context_length_exceeded', 'too long', 'bad-request'],
  [422, undefined, 'no', 'bad-request'],
  [410, undefined, 'gone', 'bad-request'],
  [408, undefined, 'slow', 'timeout'],
  [520, undefined, 'web server', 'server'],
] as const)('calls %d %s what it is', (status, code, message, kind) => {
  expect(kindOfStatus(status, code, message)).toBe(kind);
});

test("shows the host's words as it is told to, with status and code", () => {
  const failure = { ...FAILURE, status: 500, code: 'api_error', message: 'hm' };
  const { message, kind } = classifyFailure(failure, words => `<${words}>`);
  expect(kind).toBe('server');
  expect(message).toBe('<hm> (<500, api_error>)');
});

test('says of a batch that is not there that it is not there, and no more', () => {
  expect(classifyFailure(asLookup({ ...FAILURE, status: 404 }), same).kind).toBe('bad-request');
  expect(classifyFailure({ ...FAILURE, status: 404 }, same).kind).toBe('fatal');
});

test('calls what nobody expected malformed, and broken connections what they are', () => {
  expect(classifyFailure(FAILURE, same)).toMatchObject({ kind: 'malformed', message: 'oops' });
  const reset = Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
  expect(classifyFailure({ ...FAILURE, cause: reset }, same)).toMatchObject({ kind: 'network', message: 'aborted' });
});

test('calls a request that cannot be made fatal, and free', () => {
  const { kind, mayHaveCost } = classifyFailure({ ...FAILURE, cause: new TypeError('no ByteString') }, same);
  expect({ kind, mayHaveCost }).toEqual({ kind: 'fatal', mayHaveCost: false });
});
