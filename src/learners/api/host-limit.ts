import pLimit from 'p-limit';
import type { RateLimits } from './provider.ts';

export interface HostLimitOptions {
  /** Most requests in flight, whatever the host allows. */
  readonly most: number;
  /** Milliseconds since some moment. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** In the open interval (0, 1). */
  readonly uniform: () => number;
}

/** How many requests a host gets at the same time, and when. */
export interface HostLimit {
  /** Runs one attempt when there is a place for it; its argument is to be given to `refused`. */
  run<T>(attempt: (started: number) => Promise<T>): Promise<T>;
  /** An attempt was answered. `tokens`: all of its tokens. */
  answered(limits: RateLimits | undefined, tokens: number): void;
  /** The host had no room for an attempt (429, 529). */
  refused(started: number, retryAfterMs: number | undefined): void;
  /** Requests that may be in flight now. */
  readonly width: number;
}

/** A reset further away is not believed: the host may have another clock. */
const LONGEST_RESET_MS = 60_000;
/** Whoever waited for the same moment does not come back all at once. */
const SPREAD = 0.1;

/**
 * Additive increase, multiplicative decrease: a refusal halves the requests in flight (those that were under way already count
 * as one), every answer adds a part of one, so that a whole one is gained when all places were answered once. What the host says
 * of requests and tokens left holds besides; a moment to come back at holds for all.
 */
export function createHostLimit({ most, now, sleep, uniform }: HostLimitOptions): HostLimit {
  const places = pLimit(most);
  let wide = most;
  let room = most;
  let resumeAt = 0;
  let started = 0;
  /** First attempt that began after the last halving. */
  let halvedBefore = 0;
  let largest = 1;
  const adjust = (): void => {
    const width = Math.max(1, Math.min(Math.floor(wide), room));
    if (width !== places.concurrency) places.concurrency = width;
  };
  const pause = (ms: number): void => {
    resumeAt = Math.max(resumeAt, now() + ms);
  };
  return {
    run: attempt =>
      places(async () => {
        for (let wait = resumeAt - now(); wait > 0; wait = resumeAt - now()) {
          await sleep(Math.ceil(wait * (1 + SPREAD * uniform())));
        }
        return attempt(started++);
      }),
    answered(limits, tokens) {
      largest = Math.max(largest, tokens);
      wide = Math.min(most, wide + 1 / wide);
      const { requestsLeft = Infinity, tokensLeft = Infinity, resetMs = 0 } = limits ?? {};
      const left = Math.min(requestsLeft, Math.floor(tokensLeft / largest));
      room = Math.max(1, Math.min(most, left));
      if (left < 1) pause(Math.min(Math.max(0, resetMs), LONGEST_RESET_MS));
      adjust();
    },
    refused(attempt, retryAfterMs) {
      if (attempt >= halvedBefore) {
        wide = Math.max(1, wide / 2);
        halvedBefore = started;
      }
      if (retryAfterMs !== undefined) pause(retryAfterMs);
      adjust();
    },
    get width() {
      return places.concurrency;
    },
  };
}
