import { describe, expect, test } from 'vitest';
import { createPurse } from '../../../src/learners/api/purse.ts';
import { fakeTimer } from '../../support/fake-timer.ts';

const usage = { input: 1, output: 2, cacheRead: 3, cacheWrite: 4 };
const paid = (usd: number) => ({ state: 'paid', usd, usage }) as const;

describe('createPurse', () => {
  test('lets a request wait while bills are out, and refuses it when none is', async () => {
    const purse = createPurse({ budget: { usd: 1 }, timer: fakeTimer() });
    expect(purse.reserve(0.6)).toBe('reserved');
    expect(purse.reserve(0.6)).toBe('later');
    const bill = purse.nextBill();
    purse.settle(0.6, paid(0.1), false);
    await bill;
    expect(purse.reserve(0.6)).toBe('reserved');
    purse.settle(0.6, paid(0.6), false);
    expect(() => purse.reserve(0.6)).toThrow(
      expect.objectContaining({
        code: 'halted',
        message: 'The cap of $1.00 is reached: spent: $0.70; the next request may cost up to $0.60.',
      }),
    );
    expect(purse.reserve(0.3)).toBe('reserved');
  });

  test('counts what may have been charged against the cap, apart', () => {
    const purse = createPurse({ budget: { usd: 1 }, timer: fakeTimer() });
    purse.reserve(0.7);
    purse.settle(0.7, { state: 'unknown' }, true);
    expect(() => purse.reserve(0.5)).toThrow(/spent: \$0\.00 and up to \$0\.70 for requests without an answer/);
    expect(purse.report()).toMatchObject({ usd: 0, mayHaveCostUsd: 0.7, attempts: 1, retries: 1, answered: 0 });
  });

  test('without caps, reserves everything; what has no price is counted', () => {
    const purse = createPurse({ budget: {}, timer: fakeTimer() });
    for (let time = 0; time < 3; time++) expect(purse.reserve(undefined)).toBe('reserved');
    purse.settle(undefined, { state: 'paid', usd: undefined, usage }, false);
    purse.settle(undefined, { state: 'unknown' }, false);
    purse.settle(undefined, { state: 'free' }, false);
    purse.reuse(5);
    expect(purse.report()).toEqual({
      reused: 5,
      answered: 1,
      attempts: 3,
      retries: 0,
      tokens: usage,
      usd: 0,
      mayHaveCostUsd: 0,
      unpriced: 3,
    });
  });

  test('does not begin to wait for what comes after the run’s time', async () => {
    const timer = fakeTimer();
    const purse = createPurse({ budget: { minutes: 1 }, timer });
    await purse.sleep(59_000);
    await expect(purse.sleep(1000)).rejects.toMatchObject({ code: 'halted' });
    expect(timer.now()).toBe(59_000);
    await timer.sleep(1000);
    expect(() => purse.reserve(0)).toThrow('cap of 1 minute is');
  });
});
