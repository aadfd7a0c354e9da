import type { RateLimits } from './provider.ts';

/** The part of `Headers` that is read here. */
export interface AnswerHeaders {
  get(name: string): string | null;
}

/** A header that holds a number ≥ 0. */
function readNumber(headers: AnswerHeaders, name: string): number | undefined {
  const value = headers.get(name);
  if (value === null || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) && number >= 0 ? number : undefined;
}

/** Milliseconds from the moment of the answer, by the host's own clock: whether ours is right does not matter. */
function msUntil(headers: AnswerHeaders, time: string): number | undefined {
  const ms = Date.parse(time) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** When the host says to come back: `retry-after-ms`, or `retry-after` in seconds or as a date. */
export function readRetryAfter(headers: AnswerHeaders): number | undefined {
  const ms = readNumber(headers, 'retry-after-ms');
  if (ms !== undefined) return ms;
  const seconds = readNumber(headers, 'retry-after');
  if (seconds !== undefined) return seconds * 1000;
  const date = headers.get('retry-after');
  return date === null ? undefined : msUntil(headers, date);
}

/** The wait that matters: of what is used up, else the longer one. */
function resetOf(limits: RateLimits, requestsMs: number | undefined, tokensMs: number | undefined): number | undefined {
  if (limits.requestsLeft === 0 && limits.tokensLeft !== 0) return requestsMs;
  if (limits.tokensLeft === 0 && limits.requestsLeft !== 0) return tokensMs;
  if (requestsMs === undefined || tokensMs === undefined) return requestsMs ?? tokensMs;
  return Math.max(requestsMs, tokensMs);
}

function makeLimits(
  left: RateLimits,
  readReset: (of: 'requests' | 'tokens') => number | undefined,
): RateLimits | undefined {
  const resetMs = resetOf(left, readReset('requests'), readReset('tokens'));
  const { requestsLeft, tokensLeft } = left;
  return requestsLeft === undefined && tokensLeft === undefined && resetMs === undefined
    ? undefined
    : { requestsLeft, tokensLeft, resetMs };
}

/** Limits of the Messages API; resets are dates (RFC 3339). */
export function readAnthropicLimits(headers: AnswerHeaders): RateLimits | undefined {
  const left = {
    requestsLeft: readNumber(headers, 'anthropic-ratelimit-requests-remaining'),
    tokensLeft: readNumber(headers, 'anthropic-ratelimit-tokens-remaining'),
  };
  return makeLimits(left, of => {
    const date = headers.get(`anthropic-ratelimit-${of}-reset`);
    return date === null ? undefined : msUntil(headers, date);
  });
}

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `1h2m3.5s`, `120ms`: durations as OpenAI writes them. */
function readDuration(text: string | null): number | undefined {
  if (text === null || !/^(?:\d+(?:\.\d+)?(?:ms|[smhd]))+$/.test(text)) return undefined;
  let ms = 0;
  for (const [, amount = '', unit = ''] of text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhd])/g)) {
    ms += Number(amount) * (UNIT_MS[unit] ?? 0);
  }
  return ms;
}

/** Limits of the OpenAI API, and of hosts that do as it does; resets are durations. */
export function readOpenAiLimits(headers: AnswerHeaders): RateLimits | undefined {
  const left = {
    requestsLeft: readNumber(headers, 'x-ratelimit-remaining-requests'),
    tokensLeft: readNumber(headers, 'x-ratelimit-remaining-tokens'),
  };
  return makeLimits(left, of => readDuration(headers.get(`x-ratelimit-reset-${of}`)));
}
