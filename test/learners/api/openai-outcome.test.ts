import { describe, expect, test } from 'vitest';
import { readOpenAiOutcome } from '../../../src/learners/api/openai-outcome.ts';

const hide = (text: string): string => text.replaceAll('secret', '[key]');
const read = (about: object) => readOpenAiOutcome(JSON.stringify({ custom_id: 'k', ...about }), hide);
const answered = (status: number, body: unknown) =>
  read({ response: { status_code: status, request_id: 'req secret', body }, error: null });
const refused = (status: number, code: string | null, message = 'No secret') =>
  answered(status, { error: { message, code } });

describe('readOpenAiOutcome', () => {
  test('takes a content filter for a refusal, as without batches', () => {
    expect(refused(400, 'content_filter', 'Filtered secret')).toEqual({
      key: 'k',
      state: 'delivered',
      delivery: {
        reply: { state: 'refused', reason: 'Filtered [key]' },
        usage: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
      },
    });
  });

  test.each([
    ['a question that will not do', refused(400, null), { isAgain: false }],
    ['a question that is too large', refused(413, null), { isAgain: false }],
    ['an account that will not do', refused(429, 'insufficient_quota'), { isAgain: false, isFatal: true }],
    ['a fault of the host', refused(500, null), { isAgain: true }],
    ['a question that was not tried', read({ error: { code: 'batch_expired', message: 'Late' } }), { isAgain: true }],
    ['no response at all', read({ response: null, error: null }), { isAgain: true }],
    ['no answer in it', answered(200, null), { isAgain: true }],
    ['an answer that is none', answered(200, { choices: [] }), { isAgain: true }],
  ])('says whether to ask again after %s', (_, outcome, expected) => {
    expect(outcome).toMatchObject({ key: 'k', state: 'failed', ...expected });
    expect('isFatal' in outcome).toBe('isFatal' in expected);
    expect(JSON.stringify(outcome)).not.toContain('secret');
  });

  test('gives an answer with the name of its request', () => {
    const choice = { finish_reason: 'stop', message: { content: 'yes' } };
    expect(answered(200, { choices: [choice] })).toMatchObject({
      state: 'delivered',
      delivery: { reply: { state: 'said', text: 'yes' }, requestId: 'req [key]' },
    });
  });

  test('is trouble where it names no request', () => {
    expect(() => readOpenAiOutcome('{"response": {}}', hide)).toThrow('names no request');
  });
});
