import { describe, expect, test } from 'vitest';
import { readAnthropicOutcome } from '../../../src/learners/api/anthropic-outcome.ts';

const hide = (text: string): string => text.replaceAll('secret', '[key]');
const read = (result: object) => readAnthropicOutcome(JSON.stringify({ custom_id: 'k', result }), hide);
const errored = (type: string, message = 'No secret') =>
  read({ type: 'errored', error: { type: 'error', error: { type, message } } });
const message = { type: 'message', content: [{ type: 'text', text: 'yes' }], stop_reason: 'end_turn', usage: {} };

describe('readAnthropicOutcome', () => {
  test.each([
    ['a question that will not do', errored('invalid_request_error'), { isAgain: false }],
    ['a question that is too large', errored('request_too_large'), { isAgain: false }],
    ['an account that will not do', errored('billing_error'), { isAgain: false, isFatal: true }],
    ['a fault of the host', errored('api_error'), { isAgain: true }],
    ['a fault without a word', read({ type: 'errored' }), { isAgain: true }],
    ['a question that was not tried', read({ type: 'expired' }), { isAgain: true }],
    ['no message in it', read({ type: 'succeeded' }), { isAgain: true }],
    ['a message that is none', read({ type: 'succeeded', message: { type: 'secret' } }), { isAgain: true }],
  ])('says whether to ask again after %s', (_, outcome, expected) => {
    expect(outcome).toMatchObject({ key: 'k', state: 'failed', ...expected });
    expect('isFatal' in outcome).toBe('isFatal' in expected);
    expect(JSON.stringify(outcome)).not.toContain('secret');
  });

  test('gives an answer', () => {
    expect(read({ type: 'succeeded', message })).toMatchObject({
      state: 'delivered',
      delivery: { reply: { state: 'said', text: 'yes' } },
    });
  });

  test('is trouble where it names no request', () => {
    expect(() => readAnthropicOutcome('{"result": {"type": "expired"}}', hide)).toThrow('names no request');
    expect(() => readAnthropicOutcome('{"custom_id": "k"}', hide)).toThrow('names no request');
  });
});
