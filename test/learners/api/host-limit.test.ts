import { describe, expect, test } from 'vitest';
import { createHostLimit } from '../../../src/learners/api/host-limit.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { fakeTimer } from '../../support/fake-timer.ts';

function testLimit(most: number) {
  const timer = fakeTimer();
  const rng = createRng(1, 'limit');
  const limit = createHostLimit({ most, now: timer.now, sleep: timer.sleep, uniform: () => rng.uniform() });
  return { timer, limit };
}

/** How many of some attempts are under way at the same time, at most. */
async function mostAtOnce({ timer, limit }: ReturnType<typeof testLimit>, attempts: number): Promise<number> {
  let now = 0;
  let most = 0;
  const attempt = async (): Promise<void> => {
    most = Math.max(most, ++now);
    await timer.sleep(10);
    now--;
  };
  await Promise.all(Array.from({ length: attempts }, () => limit.run(attempt)));
  return most;
}

describe('createHostLimit', () => {
  test('lets as many through as are allowed, and no more', async () => {
    expect(await mostAtOnce(testLimit(5), 50)).toBe(5);
    expect(await mostAtOnce(testLimit(5), 3)).toBe(3);
  });

  test('halves at a refusal, once for all that were under way, down to one', async () => {
    const world = testLimit(32);
    const { limit } = world;
    const starts = await Promise.all(Array.from({ length: 8 }, () => limit.run(async started => started)));
    for (const started of starts) limit.refused(started, undefined);
    expect(limit.width).toBe(16);
    expect(await mostAtOnce(world, 64)).toBe(16);
    for (let time = 0; time < 8; time++) limit.refused(await limit.run(async started => started), undefined);
    expect(limit.width).toBe(1);
  });

  test('gains one place when all places were answered once, up to what is allowed', async () => {
    const { limit } = testLimit(8);
    limit.refused(await limit.run(async started => started), undefined);
    expect(limit.width).toBe(4);
    for (let answer = 0; answer < 5; answer++) limit.answered(undefined, 100);
    expect(limit.width).toBe(5);
    for (let answer = 0; answer < 100; answer++) limit.answered(undefined, 100);
    expect(limit.width).toBe(8);
  });

  test('holds everything back until the host’s moment, and a little longer', async () => {
    const { timer, limit } = testLimit(4);
    limit.refused(await limit.run(async started => started), 7000);
    const begun = await Promise.all(Array.from({ length: 4 }, () => limit.run(async () => timer.now())));
    expect(Math.min(...begun)).toBeGreaterThanOrEqual(7000);
    expect(Math.max(...begun)).toBeLessThan(9000);
    expect(new Set(begun).size).toBeGreaterThan(1);
  });

  test('keeps to the requests and tokens that the host says are left', async () => {
    const { timer, limit } = testLimit(16);
    limit.answered({ requestsLeft: 3 }, 100);
    expect(limit.width).toBe(3);
    limit.answered({ requestsLeft: 100, tokensLeft: 550 }, 100);
    expect(limit.width).toBe(5);
    limit.answered({ requestsLeft: 100, tokensLeft: 50, resetMs: 2000 }, 100);
    expect(limit.width).toBe(1);
    expect(await limit.run(async () => timer.now())).toBeGreaterThanOrEqual(2000);
    limit.answered({ requestsLeft: 100, tokensLeft: 1_000_000 }, 100);
    expect(limit.width).toBe(16);
  });

  test('believes no reset that is a minute away or more, nor one that is over: the clocks may differ', async () => {
    const { timer, limit } = testLimit(2);
    limit.answered({ requestsLeft: 0, resetMs: -5000 }, 1);
    expect(await limit.run(async () => timer.now())).toBe(0);
    limit.answered({ requestsLeft: 0, resetMs: 86_400_000 }, 1);
    expect(await limit.run(async () => timer.now())).toBeLessThan(67_000);
  });

  test('a failed attempt frees its place', async () => {
    const { limit } = testLimit(1);
    await expect(limit.run(() => Promise.reject(new Error('x')))).rejects.toThrow('x');
    expect(await limit.run(async () => 'next')).toBe('next');
  });
});
