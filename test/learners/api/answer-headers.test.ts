import { expect, test } from 'vitest';
import { readAnthropicLimits, readOpenAiLimits, readRetryAfter } from '../../../src/learners/api/answer-headers.ts';

const DATE = 'Sat, 21 Nov 2026 20:00:00 GMT';

test.each([
  [{ 'retry-after-ms': '1500', 'retry-after': '9' }, 1500],
  [{ 'retry-after': '0.5' }, 500],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': 'Sat, 21 Nov 2026 20:01:00 GMT', date: DATE }, 60_000],
  [{ 'retry-after': 'Sat, 21 Nov 2026 19:00:00 GMT', date: DATE }, 0],
  [{ 'retry-after': 'Sat, 21 Nov 2026 20:01:00 GMT' }, undefined],
  [{ 'retry-after': '-3' }, undefined],
  [{ 'retry-after': 'soon', date: DATE }, undefined],
  [{}, undefined],
])('reads %o as a wait of %s ms', (headers, ms) => {
  expect(readRetryAfter(new Headers(headers as Record<string, string>))).toBe(ms);
});

test('waits for what is used up, else for the later of both', () => {
  const limits = (requests: string, tokens: string) =>
    readOpenAiLimits(
      new Headers({
        'x-ratelimit-remaining-requests': requests,
        'x-ratelimit-remaining-tokens': tokens,
        'x-ratelimit-reset-requests': '1m2.5s',
        'x-ratelimit-reset-tokens': '6h120ms',
      }),
    );
  expect(limits('0', '5')).toEqual({ requestsLeft: 0, tokensLeft: 5, resetMs: 62_500 });
  expect(limits('5', '0')?.resetMs).toBe(21_600_120);
  expect(limits('5', '5')?.resetMs).toBe(21_600_120);
});

test('knows no limits where the host tells none, or nonsense', () => {
  expect(readAnthropicLimits(new Headers())).toBeUndefined();
  expect(readOpenAiLimits(new Headers({ 'x-ratelimit-reset-tokens': 'soon' }))).toBeUndefined();
  const nonsense = new Headers({
    'anthropic-ratelimit-requests-remaining': 'many',
    'anthropic-ratelimit-tokens-remaining': '3',
  });
  expect(readAnthropicLimits(nonsense)).toEqual({ requestsLeft: undefined, tokensLeft: 3, resetMs: undefined });
});
