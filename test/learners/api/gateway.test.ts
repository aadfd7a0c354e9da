import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ApiModel } from '../../../src/core/model-settings.ts';
import type { Timer } from '../../../src/core/ports.ts';
import { keyOf, partOf } from '../../../src/learners/api/answer-keys.ts';
import { createGateway } from '../../../src/learners/api/gateway.ts';
import type { Delivery } from '../../../src/learners/api/provider.ts';
import { apiModel, delivery, fakeProvider, inquiry, testGateway, texts, trouble } from '../../support/fake-models.ts';
import { fakeTimer } from '../../support/fake-timer.ts';

const said = (names: readonly string[]) => names.map(text => ({ state: 'said', text }));
const echo = () => fakeProvider(({ text }) => delivery(text));
const slowly = (timer: Timer, ms: number, answer?: Delivery) =>
  fakeProvider(async ({ text }) => {
    await timer.sleep(ms);
    return answer ?? delivery(text);
  });

describe('ask', () => {
  test('gives replies in the order of the questions, stores them, and never buys one twice', async () => {
    const timer = fakeTimer();
    let left = 100;
    const provider = fakeProvider(async ({ text }) => {
      await timer.sleep(left--); // the last asked is answered first
      return delivery(text);
    });
    const { gateway, options, parts } = testGateway(provider, { timer });
    expect(await gateway.ask(inquiry(texts(50)))).toEqual(said(texts(50)));
    expect(provider.sent).toHaveLength(50);
    expect([...parts.values()].map(part => part.size)).toEqual([50]);
    expect(await gateway.ask(inquiry(texts(60)))).toEqual(said(texts(60)));
    expect(provider.sent).toHaveLength(60);
    const next = createGateway(options);
    expect(await next.ask(inquiry(texts(60)))).toEqual(said(texts(60)));
    expect(provider.sent).toHaveLength(60);
    expect(next.report()).toMatchObject({ reused: 60, answered: 0, attempts: 0, usd: 0 });
    expect(gateway.report()).toMatchObject({ reused: 50, answered: 60, attempts: 60, retries: 0 });
  });

  test('has nothing to do for no questions', async () => {
    expect(await testGateway(echo()).gateway.ask(inquiry([]))).toEqual([]);
  });

  test('asks once what two cells ask at the same time, and what one asks twice', async () => {
    const provider = echo();
    const { gateway } = testGateway(provider);
    const both = await Promise.all([gateway.ask(inquiry(['a', 'b', 'a'])), gateway.ask(inquiry(['b', 'c']))]);
    expect(both).toEqual([said(['a', 'b', 'a']), said(['b', 'c'])]);
    expect(provider.sent.map(({ text }) => text).sort()).toEqual(['a', 'b', 'c']);
  });

  test('asks once what another cell was answered meanwhile', async () => {
    const timer = fakeTimer();
    const provider = slowly(timer, 10);
    const { gateway } = testGateway(provider, { timer, model: apiModel({ concurrency: 1 }) });
    const names = texts(10);
    const back = [...names].reverse();
    expect(await Promise.all([gateway.ask(inquiry(names)), gateway.ask(inquiry(back))])).toEqual([
      said(names),
      said(back),
    ]);
    expect(provider.sent).toHaveLength(10);
  });

  test('sends a host no more at a time than the strictest of its models allows', async () => {
    const timer = fakeTimer();
    const provider = slowly(timer, 10);
    const models = [3, 5].map(concurrency => apiModel({ learner: `anthropic/m${concurrency}`, concurrency }));
    const { gateway } = testGateway(provider, { timer, models: new Map(models.map(model => [model.learner, model])) });
    await Promise.all(models.map(({ learner }) => gateway.ask(inquiry(texts(20), { learner }))));
    expect(provider.most).toBe(3);
    expect(provider.sent).toHaveLength(40);
  });

  test('takes one host for one, however its address is spelled', async () => {
    const timer = fakeTimer();
    const provider = slowly(timer, 10);
    const urls = ['https://api.anthropic.com', 'https://API.anthropic.com:443/', undefined];
    const models = urls.map((baseUrl, at): ApiModel => {
      const model = apiModel({ learner: `anthropic/m${at}`, concurrency: 3 });
      return { ...model, name: { provider: 'anthropic', model: `m${at}`, ...(baseUrl && { baseUrl }) } };
    });
    const { gateway } = testGateway(provider, { timer, models: new Map(models.map(model => [model.learner, model])) });
    await Promise.all(models.map(({ learner }) => gateway.ask(inquiry(texts(20), { learner }))));
    expect(provider.most).toBe(3);
  });

  test('asks again for another sample, and for every other thing that determines an answer', async () => {
    const provider = echo();
    const { gateway, parts } = testGateway(provider);
    const one = inquiry(['a']);
    const others = [
      { ...one, questions: [{ text: 'a', repeat: 1 }] },
      { ...one, preamble: { ...one.preamble, temperature: 1 } },
      { ...one, preamble: { ...one.preamble, examples: 'x' } },
      { ...one, preamble: { ...one.preamble, withOdds: true } },
    ];
    for (const other of [one, ...others]) await gateway.ask(other);
    expect(provider.sent).toHaveLength(5);
    expect(new Set(provider.sent.map(({ key }) => key)).size).toBe(5);
    expect(parts.size).toBe(4);
  });

  test('says which requests it sends: model, preamble, text and the key of the journal', async () => {
    const provider = echo();
    const { gateway, events } = testGateway(provider);
    const asked = inquiry(['a']);
    await gateway.ask(asked);
    const key = keyOf(partOf(asked), { text: 'a', repeat: 0 });
    expect(provider.sent).toEqual([{ model: 'small', preamble: asked.preamble, text: 'a', key }]);
    expect(events).toMatchObject([{ key, outcome: 'said' }]);
  });

  test('keeps a refusal as an answer', async () => {
    const provider = fakeProvider(() => delivery('', { reply: { state: 'refused', reason: 'no' } }));
    const { gateway } = testGateway(provider);
    for (let time = 0; time < 2; time++)
      expect(await gateway.ask(inquiry(['a']))).toEqual([{ state: 'refused', reason: 'no' }]);
    expect(provider.sent).toHaveLength(1);
  });

  test('does not make a provider, and needs no key, while the store has every answer', async () => {
    const { gateway, options } = testGateway(echo());
    await gateway.ask(inquiry(['a']));
    const noKey = (): never => {
      throw new Error('no key');
    };
    expect(await createGateway({ ...options, providerOf: noKey }).ask(inquiry(['a']))).toEqual(said(['a']));
  });

  test('ends with what kept answers out of the log, and sends no more', async () => {
    const full = new Error('disk full');
    const { options } = testGateway(echo());
    const provider = echo();
    const log = { read: options.log.read, append: () => Promise.reject(full) };
    const { gateway } = testGateway(provider, { log, model: apiModel({ concurrency: 1 }) });
    await expect(gateway.ask(inquiry(texts(10_000)))).rejects.toBe(full);
    expect(provider.sent.length).toBeLessThan(1000);
  });

  test('keeps every answer that was paid for when the journal cannot be written, and sends no more', async () => {
    const timer = fakeTimer();
    const full = new Error('disk full');
    const provider = slowly(timer, 10);
    let lines = 0;
    const journal = (): void => {
      if (++lines > 3) throw full;
    };
    const { gateway, parts } = testGateway(provider, { timer, journal, model: apiModel({ concurrency: 4 }) });
    await expect(gateway.ask(inquiry(texts(100)))).rejects.toBe(full);
    expect(provider.sent.length).toBeLessThan(16);
    expect([...parts.values()].map(({ size }) => size)).toEqual([provider.sent.length]);
    expect(gateway.report().answered).toBe(provider.sent.length);
    await expect(gateway.ask(inquiry(['z']))).rejects.toBe(full);
  });

  test('forgets a part when nobody uses it any more, and reads it once for all who do', async () => {
    const provider = echo();
    const { options } = testGateway(provider);
    const reads: string[] = [];
    const read = (part: string) => {
      reads.push(part);
      return options.log.read(part);
    };
    const log = { ...options.log, read };
    const { gateway } = testGateway(provider, { log });
    await Promise.all([gateway.ask(inquiry(['a'])), gateway.ask(inquiry(['b']))]);
    expect(reads).toHaveLength(1);
    await gateway.ask(inquiry(['a']));
    expect(reads).toHaveLength(2);
  });
});

describe('a preamble with long examples', () => {
  const examples = 'x'.repeat(5000);

  test('goes alone first, so that the host caches it once', async () => {
    const timer = fakeTimer();
    let isCached = false;
    let written = 0;
    const provider = fakeProvider(async ({ text }) => {
      const wasCached = isCached;
      await timer.sleep(20);
      if (!wasCached) written++;
      isCached = true;
      return delivery(text);
    });
    const { gateway } = testGateway(provider, { timer });
    await Promise.all([
      gateway.ask(inquiry(texts(64), { examples })),
      gateway.ask(inquiry(texts(64, 'r'), { examples })),
    ]);
    expect(written).toBe(1);
    expect(provider.sent).toHaveLength(128);
    expect(timer.now()).toBeLessThanOrEqual(20 * (1 + 4) + 50); // one latency more than the least
  });

  test('that is short goes with the others', async () => {
    const timer = fakeTimer();
    const provider = slowly(timer, 20);
    await testGateway(provider, { timer }).gateway.ask(inquiry(texts(32), { examples: 'short' }));
    expect(provider.most).toBe(32);
  });

  test('is asked on when the first question fails, and the first is not asked again', async () => {
    const provider = fakeProvider(({ text }) => (text === 'q0' ? trouble('bad-request', 'too long') : delivery(text)));
    const replies = await testGateway(provider).gateway.ask(inquiry(texts(5), { examples }));
    expect(replies).toEqual([{ state: 'failed', reason: 'too long' }, ...said(texts(5).slice(1))]);
    expect(provider.sent).toHaveLength(5);
  });
});

describe('troubles', () => {
  test.each(['rate-limited', 'overloaded', 'server', 'network', 'timeout', 'malformed'] as const)(
    '%s: another attempt is made, counted and journalled',
    async kind => {
      const provider = fakeProvider(({ text }, attempt) => (attempt < 3 ? trouble(kind, 'hm') : delivery(text)));
      const { gateway, events } = testGateway(provider);
      expect(await gateway.ask(inquiry(['a', 'b']))).toEqual(said(['a', 'b']));
      expect(gateway.report()).toMatchObject({ answered: 2, attempts: 6, retries: 4 });
      const ofA = events.filter(({ key }) => key === events[0]?.key);
      expect(ofA.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
        [1, kind],
        [2, kind],
        [3, 'said'],
      ]);
    },
  );

  test('a question is given up after 8 attempts, says why, and is asked again by the next run', async () => {
    const provider = fakeProvider(({ text }) => (text === 'b' ? trouble('server', 'status 500') : delivery(text)));
    const { gateway, options } = testGateway(provider);
    const failed = { state: 'failed', reason: 'no answer in 8 attempts: status 500' };
    expect(await gateway.ask(inquiry(['a', 'b', 'c']))).toEqual([said(['a'])[0], failed, said(['c'])[0]]);
    expect(provider.sent.filter(({ text }) => text === 'b')).toHaveLength(8);
    const cured = echo();
    await createGateway({ ...options, providerOf: () => cured }).ask(inquiry(['a', 'b', 'c']));
    expect(cured.sent.map(({ text }) => text)).toEqual(['b']);
  });

  test('a question is given up when the host had no room for it 40 times: half an hour, not a night', async () => {
    const provider = fakeProvider(({ text }) => (text === 'b' ? trouble('overloaded', 'status 529') : delivery(text)));
    const { gateway, timer } = testGateway(provider);
    expect((await gateway.ask(inquiry(['a', 'b'])))[1]).toEqual({
      state: 'failed',
      reason: 'no answer in 40 attempts: status 529',
    });
    expect(timer.now()).toBeGreaterThan(10 * 60_000);
    expect(timer.now()).toBeLessThan(40 * 60_000);
  });

  test('a question that the host will not take fails at once, with its words', async () => {
    const provider = fakeProvider(() => trouble('bad-request', 'prompt is too long'));
    expect(await testGateway(provider).gateway.ask(inquiry(['a']))).toEqual([
      { state: 'failed', reason: 'prompt is too long' },
    ]);
    expect(provider.sent).toHaveLength(1);
  });

  test('a host that says "come back at once" for half a minute is no reason to end', async () => {
    const timer = fakeTimer();
    const provider = fakeProvider(({ text }) =>
      timer.now() < 30_000 ? trouble('rate-limited', 'slow down', { retryAfterMs: 0 }) : delivery(text),
    );
    const { gateway } = testGateway(provider, { timer, model: apiModel({ concurrency: 4 }) });
    expect(await gateway.ask(inquiry(texts(60)))).toEqual(said(texts(60)));
  });

  test('what fails among answers is no sign of a host that is down', async () => {
    const provider = fakeProvider(({ text }) =>
      Number(text.slice(1)) % 2 === 0 ? trouble('server', 'hm') : delivery(text),
    );
    const { gateway } = testGateway(provider, { model: apiModel({ concurrency: 1 }) });
    const replies = await gateway.ask(inquiry(texts(120)));
    expect(replies.filter(({ state }) => state === 'failed')).toHaveLength(60);
  });

  test('waits are random below a bound that doubles, and no shorter than the host says', async () => {
    const waitsOf = async (retryAfterMs?: number) => {
      const timer = fakeTimer();
      const times: number[] = [];
      const provider = fakeProvider(() => {
        times.push(timer.now());
        return trouble('server', 'hm', { retryAfterMs });
      });
      await testGateway(provider, { timer }).gateway.ask(inquiry(['a']));
      return times.slice(1).map((time, at) => time - (times[at] ?? 0));
    };
    const free = await waitsOf();
    expect(free).toHaveLength(7);
    for (const [at, wait] of free.entries()) expect(wait).toBeLessThanOrEqual(1000 * 2 ** at);
    expect(new Set(free).size).toBe(7);
    expect(Math.min(...free)).toBeGreaterThan(0);
    for (const [at, wait] of (await waitsOf(3000)).entries()) {
      expect(wait).toBeGreaterThanOrEqual(3000);
      expect(wait).toBeLessThanOrEqual(Math.max(3300, 1000 * 2 ** at));
    }
    const soon = await waitsOf(0);
    expect(Math.max(...soon)).toBeGreaterThan(4000);
  });

  test('a fatal one halts every question to the model, now and later; what was answered is stored', async () => {
    const provider = fakeProvider(({ text }) =>
      text === 'q5' ? trouble('fatal', 'invalid x-api-key') : delivery(text),
    );
    const { gateway, options } = testGateway(provider, { model: apiModel({ concurrency: 1 }) });
    const halted = { code: 'halted', message: 'anthropic/small: invalid x-api-key' };
    await expect(gateway.ask(inquiry(texts(20)))).rejects.toMatchObject(halted);
    await expect(gateway.ask(inquiry(['z']))).rejects.toMatchObject(halted);
    expect(provider.sent).toHaveLength(6);
    const offline = createGateway({ ...options, isOffline: true });
    expect(await offline.ask(inquiry(texts(5)))).toEqual(said(texts(5)));
  });

  test('a pause of more than an hour halts the model, with the host’s words', async () => {
    const provider = fakeProvider(() => trouble('rate-limited', 'daily quota', { retryAfterMs: 86_400_000 }));
    const { gateway, timer } = testGateway(provider);
    await expect(gateway.ask(inquiry(texts(3)))).rejects.toMatchObject({
      code: 'halted',
      message: 'anthropic/small: daily quota (the host says to come back in 1440 minutes)',
    });
    expect(timer.now()).toBeLessThan(1000);
  });

  test('a host that answers nothing at all halts the model instead of every question after long waits', async () => {
    const provider = fakeProvider(() => trouble('network', 'connect ECONNREFUSED'));
    const { gateway } = testGateway(provider);
    await expect(gateway.ask(inquiry(texts(5000)))).rejects.toMatchObject({
      code: 'halted',
      message: expect.stringMatching(/32 questions in a row were not answered: .*ECONNREFUSED/),
    });
    expect(provider.sent.length).toBeLessThan(32 * 8 + 600);
  });

  test('what no provider should throw ends the inquiry as it is', async () => {
    const fault = new TypeError('x is not a function');
    const provider = fakeProvider(() => Promise.reject(fault));
    await expect(testGateway(provider).gateway.ask(inquiry(['a']))).rejects.toBe(fault);
  });
});

describe('offline', () => {
  test('stored answers are given, anything else halts, with how many are missing, and nothing is sent', async () => {
    const { gateway, options } = testGateway(echo());
    await gateway.ask(inquiry(['a', 'b']));
    const provider = echo();
    const offline = createGateway({ ...options, isOffline: true, providerOf: () => provider });
    expect(await offline.ask(inquiry(['b', 'a']))).toEqual(said(['b', 'a']));
    await expect(offline.ask(inquiry(['a', 'c', 'd']))).rejects.toMatchObject({
      code: 'halted',
      message: expect.stringContaining('2 of 3 questions have no stored answer'),
    });
    expect(provider.sent).toEqual([]);
  });
});

describe('books', () => {
  test('the journal has tokens, cache, time, request id and dollars, and no text', async () => {
    const timer = fakeTimer();
    const usage = { input: 1000, output: 10, cacheRead: 5000, cacheWrite: 400 };
    const provider = slowly(timer, 321, delivery('SECRET ANSWER', { usage, requestId: 'req_1' }));
    const { gateway, events } = testGateway(provider, { timer });
    await gateway.ask(inquiry(['SECRET QUESTION']));
    expect(events).toEqual([
      {
        event: 'attempt',
        learner: 'anthropic/small',
        key: expect.stringMatching(/^[0-9a-f]{32}$/),
        attempt: 1,
        outcome: 'said',
        latencyMs: 321,
        ...usage,
        requestId: 'req_1',
        usd: expect.closeTo((1000 + 50 + 500 + 500) / 1e6, 12),
      },
    ]);
    expect(JSON.stringify(events)).not.toContain('SECRET');
    expect(gateway.report()).toMatchObject({ tokens: usage, usd: expect.closeTo(0.00205, 12), unpriced: 0 });
  });

  test('a model without a price has no dollars, and may not have a cap in dollars', async () => {
    const model = apiModel({ price: undefined });
    const { gateway, events, options } = testGateway(echo(), { model });
    await gateway.ask(inquiry(['a']));
    expect(events[0]).not.toHaveProperty('usd');
    expect(gateway.report()).toMatchObject({ usd: 0, unpriced: 1, answered: 1 });
    expect(() => createGateway({ ...options, budget: { usd: 5 } })).toThrow(
      expect.objectContaining({
        code: 'usage',
        message: expect.stringContaining('anthropic/small'),
        hint: expect.stringContaining('price'),
      }),
    );
  });

  test('close ends the connections of every provider that was made', async () => {
    let closed = 0;
    const { gateway } = testGateway({ ...echo(), close: async () => void closed++ });
    await gateway.close();
    expect(closed).toBe(0);
    await gateway.ask(inquiry(['a']));
    await gateway.close();
    expect(closed).toBe(1);
  });
});

describe('budget', () => {
  test('a cap in dollars stops cleanly: what was answered is stored, and a larger cap goes on from there', async () => {
    const provider = echo();
    const model = apiModel({ concurrency: 4 });
    const { gateway, options, parts } = testGateway(provider, { model, budget: { usd: 0.01 } });
    await expect(gateway.ask(inquiry(texts(1000)))).rejects.toMatchObject({
      code: 'halted',
      message: expect.stringMatching(/^The cap of \$0\.01 is reached: spent: \$0\.00\d+; the next request may cost/),
      hint: expect.stringContaining('not bought again'),
    });
    const { usd, answered } = gateway.report();
    expect(usd).toBeLessThanOrEqual(0.01);
    expect(usd).toBeGreaterThan(0.0088);
    expect([...parts.values()][0]?.size).toBe(answered);
    await createGateway({ ...options, budget: {} }).ask(inquiry(texts(1000)));
    expect(provider.sent).toHaveLength(1000);
  });

  test('a cap in requests counts attempts', async () => {
    const provider = fakeProvider(({ text }, attempt) => (attempt === 1 ? trouble('server', 'hm') : delivery(text)));
    const { gateway } = testGateway(provider, { budget: { requests: 15 } });
    await expect(gateway.ask(inquiry(texts(10)))).rejects.toMatchObject({
      code: 'halted',
      message: expect.stringContaining('15 requests'),
    });
    expect(provider.sent).toHaveLength(15);
    expect(gateway.report()).toMatchObject({ attempts: 15, answered: 5 });
  });

  test('a cap in minutes stops asking, and does not wait for what would come too late', async () => {
    const timer = fakeTimer();
    const slow = slowly(timer, 10_000);
    const one = testGateway(slow, { timer, model: apiModel({ concurrency: 1 }), budget: { minutes: 1 } });
    await expect(one.gateway.ask(inquiry(texts(100)))).rejects.toMatchObject({
      code: 'halted',
      message: expect.stringContaining('cap of 1 minute is'),
    });
    expect(slow.sent).toHaveLength(6);
    const limited = fakeProvider(() => trouble('rate-limited', 'later', { retryAfterMs: 600_000 }));
    const two = testGateway(limited, { budget: { minutes: 5 } });
    await expect(two.gateway.ask(inquiry(['a']))).rejects.toMatchObject({ code: 'halted' });
    expect(two.timer.now()).toBeLessThan(1000);
  });

  test('a request that may have cost something is charged at the most it can', async () => {
    const provider = fakeProvider(({ text }, attempt) =>
      attempt === 1 ? trouble('timeout', 'hm', { mayHaveCost: true }) : delivery(text),
    );
    const { gateway, events } = testGateway(provider);
    await gateway.ask(inquiry(['a']));
    const most = (512 + 'Answer.'.length + 1) * 1.25e-6 + 100 * 5e-6;
    expect(gateway.report()).toMatchObject({
      mayHaveCostUsd: expect.closeTo(most, 12),
      usd: expect.closeTo(150e-6, 12),
    });
    expect(events[0]).toMatchObject({ outcome: 'timeout', usd: expect.closeTo(most, 12) });
  });

  test('no cap is exceeded, whatever things cost and whatever fails', async () => {
    const outcomes = fc.array(
      fc.record({
        tokens: fc.nat(500),
        output: fc.nat(100),
        fails: fc.constantFrom(undefined, undefined, undefined, 'server', 'timeout', 'rate-limited', 'bad-request'),
        mayHaveCost: fc.boolean(),
        ms: fc.nat(50),
      }),
      { minLength: 1, maxLength: 40 },
    );
    const budget = fc.record({
      usd: fc.double({ min: 0, max: 0.02, noNaN: true }),
      requests: fc.integer({ min: 1, max: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(outcomes, budget, fc.integer({ min: 1, max: 8 }), async (script, caps, concurrency) => {
        const timer = fakeTimer();
        let at = 0;
        const provider = fakeProvider(async ({ text }) => {
          const { tokens, output, fails, mayHaveCost, ms } = script[at++ % script.length] as (typeof script)[number];
          await timer.sleep(ms);
          if (fails !== undefined) trouble(fails as 'server', 'hm', { mayHaveCost });
          return delivery(text, { usage: { input: 0, output, cacheRead: 0, cacheWrite: tokens } });
        });
        const { gateway } = testGateway(provider, { timer, model: apiModel({ concurrency }), budget: caps });
        await gateway
          .ask(inquiry(texts(30)))
          .catch((error: unknown) => expect(error).toMatchObject({ code: 'halted' }));
        const { usd, mayHaveCostUsd, attempts } = gateway.report();
        expect(usd + mayHaveCostUsd).toBeLessThanOrEqual(caps.usd + 1e-9);
        expect(attempts).toBeLessThanOrEqual(caps.requests);
        expect(attempts).toBe(provider.sent.length);
      }),
      { numRuns: 60 },
    );
  });
});
