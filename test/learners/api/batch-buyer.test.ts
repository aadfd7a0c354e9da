import { describe, expect, test } from 'vitest';
import { createGateway } from '../../../src/learners/api/gateway.ts';
import { type BatchHostOptions, delivered, fakeBatchHost } from '../../support/fake-batches.ts';
import { apiModel, fakeProvider, inquiry, PREAMBLE, testGateway, texts, trouble } from '../../support/fake-models.ts';
import { fakeTimer } from '../../support/fake-timer.ts';

const model = apiModel({ mode: 'batch' });
const said = (names: readonly string[]) => names.map(text => ({ state: 'said', text }));

function testBatches(about: Omit<BatchHostOptions, 'timer'> = {}, changes: Parameters<typeof testGateway>[1] = {}) {
  const timer = fakeTimer();
  const host = fakeBatchHost({ timer, ...about });
  return { host, ...testGateway(host.provider, { model, timer, ...changes }), timer };
}

/** Throws on one call of that name, the first unless told. */
function once(name: string, error: () => never, time = 1) {
  let calls = 0;
  return (call: string): void => {
    if (call === name && ++calls === time) error();
  };
}

describe('batches', () => {
  test('gather the questions of all cells, answer each in order, and cost the price of batches', async () => {
    const { gateway, host, timer, events, entries } = testBatches();
    const late = timer.sleep(600).then(() => gateway.ask(inquiry(texts(3, 'late'), { examples: 'long '.repeat(999) })));
    expect(await Promise.all([gateway.ask(inquiry(texts(5))), late])).toEqual([said(texts(5)), said(texts(3, 'late'))]);
    expect(host.submitted.map(batch => batch.length)).toEqual([8]);
    expect(gateway.report()).toMatchObject({
      answered: 8,
      attempts: 8,
      usd: expect.closeTo((8 * 150 * 0.5) / 1e6, 12),
    });
    expect(events[0]).toMatchObject({ batch: 'batch_0', outcome: 'said', attempt: 1, usd: expect.closeTo(75e-6, 12) });
    await gateway.close();
    expect(entries.map(({ state }) => state)).toEqual(['intended', 'submitted', 'settled']);
  });

  test('are no larger than the host takes', async () => {
    const { gateway, host } = testBatches({ most: 10 });
    expect(await gateway.ask(inquiry(texts(25)))).toEqual(said(texts(25)));
    expect(host.submitted.map(batch => batch.length)).toEqual([10, 10, 5]);
  });

  test('hold no more bytes than the host takes, and a question that is larger goes alone', async () => {
    const { gateway, host } = testBatches({ mostBytes: 20 });
    const asked = [...texts(11), 'x'.repeat(50), 'y', 'z'.repeat(20)];
    expect(await gateway.ask(inquiry(asked))).toEqual(said(asked));
    expect(host.submitted.map(batch => batch.length)).toEqual([10, 1, 1, 1, 1]);
  });

  test('that are too large after all are handed in by halves, and none after them is as large', async () => {
    const sizes: number[] = [];
    const { gateway, host, entries } = testBatches(
      {
        most: 16,
        fault: (call, requests = []) => {
          if (call === 'submit') sizes.push(requests.length);
          if (requests.length > 5) trouble('too-large', 'Request exceeds the maximum size (413)');
        },
      },
      { budget: { requests: 32 } },
    );
    const asked = texts(32).map(text => text.padEnd(3, '_'));
    expect(await gateway.ask(inquiry(asked))).toEqual(said(asked));
    expect(sizes).toEqual([16, 8, 4, 4, 8, 4, 4, 4, 4, 4, 4]);
    expect([...host.bought.values()]).toEqual(Array(32).fill(1));
    expect(gateway.report()).toMatchObject({ attempts: 32, answered: 32, retries: 0 });
    await gateway.ask(inquiry(['last'])).catch(() => {}); // no request is left in the budget
    expect(entries.filter(({ state }) => state === 'settled')).toHaveLength(11);
  });

  test('a question that is too large even alone fails, as it does without batches', async () => {
    const fault = () => trouble('too-large', 'Request exceeds the maximum size (413)');
    const { gateway, events } = testBatches({ fault });
    expect(await gateway.ask(inquiry(['a']))).toEqual([
      { state: 'failed', reason: 'Request exceeds the maximum size (413)' },
    ]);
    expect(events).toMatchObject([{ outcome: 'bad-request' }]);
  });

  test('a question that may be tried again is, three times at most; one that may not fails at once', async () => {
    const { gateway, host } = testBatches({
      outcome: (request, time) => {
        const { key, text } = request;
        if (text === 'never') return { key, state: 'failed', reason: 'expired', isAgain: true };
        if (text === 'bad') return { key, state: 'failed', reason: 'too long', isAgain: false };
        return text === 'third' && time < 3
          ? { key, state: 'failed', reason: 'canceled', isAgain: true }
          : delivered(request);
      },
    });
    expect(await gateway.ask(inquiry(['good', 'never', 'bad', 'third']))).toEqual([
      { state: 'said', text: 'good' },
      { state: 'failed', reason: 'no answer in 3 batches: expired' },
      { state: 'failed', reason: 'too long' },
      { state: 'said', text: 'third' },
    ]);
    expect(host.submitted.map(batch => batch.length)).toEqual([4, 2, 2]);
    expect(await gateway.ask(inquiry(['bad', 'good']))).toMatchObject([{ state: 'failed' }, { state: 'said' }]);
    expect(host.submitted.at(-1)).toHaveLength(1);
    expect(gateway.report()).toMatchObject({ answered: 2, attempts: 9, retries: 4 });
  });

  test.each(['submit', 'made', 'hasEnded', 'outcomes', 'recent'] as const)(
    'a connection that breaks at "%s" buys nothing twice',
    async call => {
      const first = once(call, () => trouble('network', 'socket hang up', { mayHaveCost: true }));
      const lost = once('made', () => trouble('network', 'socket hang up', { mayHaveCost: true }));
      const fault = (name: string): void => {
        first(name);
        if (call === 'recent') lost(name);
      };
      const { gateway, host } = testBatches({ fault });
      expect(await gateway.ask(inquiry(texts(5)))).toEqual(said(texts(5)));
      expect([...host.bought.values()]).toEqual([1, 1, 1, 1, 1]);
      expect(gateway.report()).toMatchObject({ answered: 5, attempts: 5 });
    },
  );

  test('outcomes that break off are taken once each', async () => {
    const broken = once('outcomes', () => trouble('network', 'socket hang up'), 3);
    const { gateway, events } = testBatches({ fault: broken });
    expect(await gateway.ask(inquiry(texts(5)))).toEqual(said(texts(5)));
    expect(events).toHaveLength(5);
    expect(gateway.report()).toMatchObject({ answered: 5, attempts: 5 });
  });

  test.each([true, false])(
    'a lost batch is not taken for another of the account, nor for an earlier one of the same questions (names: %s)',
    async keepsNames => {
      const broken = () => trouble('network', 'socket hang up', { mayHaveCost: true });
      const outcome: BatchHostOptions['outcome'] = (request, time) =>
        time === 1 ? { key: request.key, state: 'failed', reason: 'expired', isAgain: true } : delivered(request);
      const { gateway, host } = testBatches({ outcome, keepsNames, fault: once('submit', broken, 3) });
      const foreign = texts(4).map(text => ({ model: 'm', preamble: PREAMBLE, text, key: `foreign ${text}` }));
      await host.provider.batches?.submit(foreign, 'foreign');
      expect(await gateway.ask(inquiry(texts(4)))).toEqual(said(texts(4)));
      expect(gateway.report()).toMatchObject({ answered: 4, attempts: 8, retries: 4 });
      expect(host.batches).toHaveLength(3);
    },
  );

  test('a batch that appears only some time after its connection broke is found, and not handed in again', async () => {
    const { host, options, timer } = testBatches();
    const desk = host.provider.batches;
    if (desk === undefined) throw new Error('no batches');
    const submit: typeof desk.submit = async (requests, name) => {
      void timer.sleep(20_000).then(() => desk.submit(requests, name));
      return trouble('timeout', 'no answer in time', { mayHaveCost: true });
    };
    const provider = { ...host.provider, batches: { ...desk, submit } };
    const gateway = createGateway({ ...options, providerOf: () => provider });
    expect(await gateway.ask(inquiry(texts(3)))).toEqual(said(texts(3)));
    expect(host.batches).toHaveLength(1);
  });

  test.each([true, false])(
    'a lost batch is found while the host still looks at it, whether the host keeps names (%s) or not',
    async keepsNames => {
      const broken = once('made', () => trouble('network', 'socket hang up', { mayHaveCost: true }));
      const { gateway, host } = testBatches({ fault: broken, keepsNames, validatingMs: 120_000 });
      expect(await gateway.ask(inquiry(texts(5)))).toEqual(said(texts(5)));
      expect(host.batches).toHaveLength(1);
    },
  );

  test('a lost batch is known by its name, whatever else of its size is under way at the host', async () => {
    const broken = once('made', () => trouble('network', 'socket hang up', { mayHaveCost: true }), 3);
    const { gateway, host, timer } = testBatches({ fault: broken, validatingMs: 86_400_000 });
    for (const name of ['one', 'another'] as const) {
      const foreign = texts(2).map(text => ({ model: 'm', preamble: PREAMBLE, text, key: `${name} ${text}` }));
      await host.provider.batches?.submit(foreign, name);
    }
    expect(await gateway.ask(inquiry(texts(2)))).toEqual(said(texts(2)));
    expect(host.batches).toHaveLength(3);
    expect(timer.now()).toBeLessThan(20 * 60_000);
  });

  test('a lost batch is looked for past one of as many questions that was not accepted', async () => {
    const broken = () => trouble('network', 'socket hang up', { mayHaveCost: true });
    const { gateway, host, timer } = testBatches({
      keepsNames: false,
      fault: once('made', broken, 2),
      faultOf: made => (made === 1 ? 'too much' : undefined),
    });
    const foreign = texts(3).map(text => ({ model: 'm', preamble: PREAMBLE, text, key: `foreign ${text}` }));
    await host.provider.batches?.submit(foreign, 'foreign');
    expect(await gateway.ask(inquiry(texts(3)))).toEqual(said(texts(3)));
    expect(host.submitted).toHaveLength(3);
    expect(timer.now()).toBeLessThan(60 * 60_000);
  });

  test('a lost batch is looked for among those since it was written down, give or take an hour', async () => {
    let looks = 0;
    const broken = once('submit', () => trouble('network', 'socket hang up', { mayHaveCost: true }), 4);
    const fault = (call: string): void => {
      if (call === 'recent') looks++;
      broken(call);
    };
    const { gateway, host, timer } = testBatches({ fault });
    const old = texts(2).map(text => ({ model: 'm', preamble: PREAMBLE, text, key: `old ${text}` }));
    for (let time = 0; time < 3; time++) await host.provider.batches?.submit(old, 'old');
    await timer.sleep(3 * 3_600_000);
    expect(await gateway.ask(inquiry(texts(2)))).toEqual(said(texts(2)));
    expect(looks).toBe(2);
  });

  test('a batch that the host turns away for want of room is handed in again', async () => {
    const { gateway, host } = testBatches({
      fault: once('submit', () => trouble('rate-limited', 'hm', { retryAfterMs: 5000 })),
    });
    expect(await gateway.ask(inquiry(texts(2)))).toEqual(said(texts(2)));
    expect(host.batches).toHaveLength(1);
  });

  test('a batch that the host will not take fails its questions with the host’s words, and is settled', async () => {
    const { gateway, entries } = testBatches({ fault: once('submit', () => trouble('bad-request', 'unknown field')) });
    expect(await gateway.ask(inquiry(['a']))).toEqual([{ state: 'failed', reason: 'unknown field' }]);
    expect(entries.at(-1)?.state).toBe('settled');
  });

  test('a fatal trouble halts the model', async () => {
    const { gateway } = testBatches({ fault: once('hasEnded', () => trouble('fatal', 'key revoked')) });
    await expect(gateway.ask(inquiry(['a']))).rejects.toMatchObject({
      code: 'halted',
      message: 'anthropic/small: key revoked',
    });
    await expect(gateway.ask(inquiry(['b']))).rejects.toMatchObject({ code: 'halted' });
  });

  test('a batch that the host does not know any more is asked again', async () => {
    const { gateway, host, options } = testBatches({}, { budget: { minutes: 5 } });
    await expect(gateway.ask(inquiry(texts(3)))).rejects.toMatchObject({ code: 'halted' });
    host.batches.splice(0);
    expect(await createGateway({ ...options, budget: {} }).ask(inquiry(texts(3)))).toEqual(said(texts(3)));
    expect(host.submitted).toHaveLength(2);
  });

  test('a batch that the host did not accept after all is settled, and asked again three times at most', async () => {
    const { gateway, host, entries, timer } = testBatches({ faultOf: () => 'the queue is full' });
    const reason = 'no answer in 3 batches: The batch was not accepted: the queue is full';
    expect(await gateway.ask(inquiry(['a', 'b']))).toEqual([
      { state: 'failed', reason },
      { state: 'failed', reason },
    ]);
    expect(host.submitted).toHaveLength(3);
    expect(entries.filter(({ state }) => state === 'settled')).toHaveLength(3);
    expect(timer.now()).toBeLessThan(40 * 60_000);
    expect(gateway.report()).toMatchObject({ attempts: 6, retries: 4, usd: 0, mayHaveCostUsd: 0 });
  });

  test('a batch that is accepted the second time answers its questions, and none is left open', async () => {
    const { gateway, entries } = testBatches({ faultOf: made => (made === 0 ? 'the queue is full' : undefined) });
    expect(await gateway.ask(inquiry(texts(3)))).toEqual(said(texts(3)));
    expect(entries.at(-1)?.state).toBe('settled');
  });

  test('a batch of an earlier run whose outcomes are gone is settled, and its questions are asked again', async () => {
    const { gateway, host, options, entries } = testBatches({}, { budget: { minutes: 5 } });
    await expect(gateway.ask(inquiry(texts(3)))).rejects.toMatchObject({ code: 'halted' });
    const gone = () => trouble('bad-request', 'Results are no longer available');
    const batches = host.provider.batches && { ...host.provider.batches };
    if (batches === undefined) throw new Error('no batches');
    const known = batches.outcomes;
    batches.outcomes = id => (id === 'batch_0' ? { [Symbol.asyncIterator]: gone } : known(id));
    const next = createGateway({ ...options, budget: {}, providerOf: () => ({ ...host.provider, batches }) });
    expect(await next.ask(inquiry(texts(3)))).toEqual(said(texts(3)));
    expect(host.submitted).toHaveLength(2);
    expect(entries.map(({ state }) => state)).toEqual([
      ...['intended', 'submitted', 'settled'],
      ...['intended', 'submitted', 'settled'],
    ]);
  });

  test('a host without batches is refused, with what to do', async () => {
    const { gateway } = testGateway(
      fakeProvider(() => trouble('server', 'hm')),
      { model },
    );
    await expect(gateway.ask(inquiry(['a']))).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('no batches'),
    });
  });
});

describe('batches that are still under way when a run ends', () => {
  /** A world in which an earlier run has left a batch of three questions open, which takes another hour. */
  async function withOpenBatch() {
    let polls = 0;
    const fault = (call: string): void => {
      if (call === 'hasEnded') polls++;
    };
    const world = testBatches({ fault }, { budget: { minutes: 5 } });
    await expect(world.gateway.ask(inquiry(texts(3)))).rejects.toMatchObject({ code: 'halted' });
    await world.gateway.close();
    return { ...world, options: { ...world.options, budget: {} }, polls: () => polls };
  }

  test('are not asked for any more, and nothing waits for them; the next run has their answers', async () => {
    const { options, timer, polls, host } = await withOpenBatch();
    const gateway = createGateway(options);
    const waiting = gateway.ask(inquiry(texts(1, 'other')));
    void waiting.catch(() => {});
    await timer.sleep(5000);
    await gateway.close();
    await expect(waiting).rejects.toMatchObject({ code: 'halted', message: expect.stringContaining('the run ends') });
    const before = polls();
    expect(timer.pending).toBe(0);
    await timer.sleep(24 * 3_600_000);
    expect(polls()).toBe(before);
    const next = createGateway(options);
    expect(await next.ask(inquiry([...texts(3), 'other0']))).toEqual(said([...texts(3), 'other0']));
    expect([...host.bought.values()]).toEqual([1, 1, 1, 1]);
  });

  test('end with one of them whose trouble ends all, without the others being lost', async () => {
    const fatal: BatchHostOptions['outcome'] = request =>
      request.text === 'q0'
        ? { key: request.key, state: 'failed', reason: 'no credit', isAgain: false, isFatal: true }
        : delivered(request);
    const { gateway, timer, host, options, entries } = testBatches({ most: 3, outcome: fatal });
    await expect(gateway.ask(inquiry(texts(6)))).rejects.toMatchObject({ code: 'halted' });
    await gateway.close();
    expect(timer.pending).toBe(0);
    expect(entries.filter(({ state }) => state === 'settled')).toHaveLength(1);
    expect(await createGateway(options).ask(inquiry(texts(6).slice(3)))).toEqual(said(texts(6).slice(3)));
    expect(host.submitted).toHaveLength(2);
  });

  test('are billed at their price, and give back what was reserved, when all has ended meanwhile', async () => {
    const { gateway, host, timer, events } = testBatches({
      most: 3,
      outcome: request =>
        request.text === 'q0'
          ? { key: request.key, state: 'failed', reason: 'no credit', isAgain: false, isFatal: true }
          : delivered(request),
    });
    await expect(gateway.ask(inquiry(texts(6)))).rejects.toMatchObject({ code: 'halted' });
    await timer.sleep(3_600_000);
    expect(host.submitted).toHaveLength(2);
    expect(gateway.report()).toMatchObject({ answered: 5, unpriced: 0, usd: expect.closeTo((5 * 75) / 1e6, 12) });
    expect(events.every(({ attempt }) => attempt === 1)).toBe(true);
  });

  test('are stored and settled before the end where their outcomes are on the way', async () => {
    let closing: Promise<void> | undefined;
    let outcomes = 0;
    const { gateway, entries, parts } = testBatches({
      fault: call => {
        if (call === 'outcomes' && ++outcomes === 10) closing = gateway.close();
      },
    });
    await expect(gateway.ask(inquiry(texts(400)))).rejects.toMatchObject({ code: 'halted' });
    await closing;
    expect([...parts.values()].map(part => part.size)).toEqual([400]);
    expect(entries.at(-1)?.state).toBe('settled');
  });
});

describe('batches and budget', () => {
  test('what the cap does not cover at first is handed in when the first bills are known, as far as it goes', async () => {
    const bound = ((512 + 9) * 1.25 + 100 * 5) * 0.5e-6;
    const { gateway, host } = testBatches({}, { budget: { usd: 12.5 * bound } });
    await expect(gateway.ask(inquiry(texts(200)))).rejects.toMatchObject({
      code: 'halted',
      message: expect.stringContaining('cap of $'),
    });
    expect(host.submitted.length).toBeGreaterThan(2);
    expect(host.submitted[0]).toHaveLength(12);
    expect(gateway.report().usd).toBeLessThanOrEqual(12.5 * bound);
    expect(gateway.report().usd).toBeGreaterThan(11 * bound);
  });

  test('what a bill sets free waits for the other bills of its batch: the next batch is as large as can be paid', async () => {
    const bound = ((512 + 9) * 1.25 + 100 * 5) * 0.5e-6;
    const { gateway, host } = testBatches({}, { budget: { usd: 100.5 * bound } });
    const asked = texts(250);
    expect(await gateway.ask(inquiry(asked))).toEqual(said(asked));
    expect(host.submitted.map(batch => batch.length)).toEqual([100, 87, 63]);
  });

  test('when the minutes are over the batch stays at the host, and the next run takes its answers from there', async () => {
    const { gateway, host, options } = testBatches({}, { budget: { minutes: 5 } });
    await expect(gateway.ask(inquiry(texts(3)))).rejects.toMatchObject({
      code: 'halted',
      message: expect.stringContaining('5 minutes'),
    });
    const next = createGateway({ ...options, budget: {} });
    expect(await next.ask(inquiry(texts(5)))).toEqual(said(texts(5)));
    expect([...host.bought.values()]).toEqual([1, 1, 1, 1, 1]);
    expect(next.report()).toMatchObject({ answered: 5, attempts: 5, usd: expect.closeTo((5 * 75) / 1e6, 12) });
  });
});

describe('killed', () => {
  /**
   * Lets a gateway live for so many steps (calls to the host and to the logs), then never answers it again.
   * @returns whether it was done before
   */
  async function liveFor(
    steps: number,
    { options, host }: Pick<ReturnType<typeof testBatches>, 'options' | 'host'>,
  ): Promise<boolean> {
    let left = steps;
    let kill = (): void => {};
    const death = new Promise<false>(resolve => {
      kill = () => resolve(false);
    });
    const mortal =
      <A extends readonly unknown[], T>(call: (...args: A) => Promise<T>) =>
      async (...args: A): Promise<T> => {
        const step = async (): Promise<void> => {
          if (left-- > 0) return;
          kill();
          await new Promise(() => {});
        };
        await step();
        const result = await call(...args);
        await step();
        return result;
      };
    const desk = host.provider.batches;
    if (desk === undefined) throw new Error('no batches');
    const iterate = <T>(values: () => AsyncIterable<T>) =>
      async function* (): AsyncGenerator<T> {
        for await (const value of values()) {
          await mortal(async () => {})();
          yield value;
        }
      };
    const gateway = createGateway({
      ...options,
      providerOf: () => ({
        ...host.provider,
        batches: {
          ...desk,
          submit: mortal((requests, name) => desk.submit(requests, name)),
          hasEnded: mortal(id => desk.hasEnded(id)),
          outcomes: id => iterate(() => desk.outcomes(id))(),
          recent: () => iterate(() => desk.recent())(),
        },
      }),
      log: {
        read: mortal(part => options.log.read(part)),
        append: mortal((part, answers) => options.log.append(part, answers)),
      },
      batches: { read: mortal(() => options.batches.read()), append: mortal(entry => options.batches.append(entry)) },
    });
    const work = Promise.all([
      gateway.ask(inquiry(texts(4))),
      gateway.ask(inquiry(texts(3, 'r'), { examples: 'other' })),
    ]);
    return Promise.race([work.then(() => true), death]);
  }

  /** The third question needs a second batch. */
  const about: Omit<BatchHostOptions, 'timer'> = {
    most: 4,
    outcome: (request, time) =>
      request.text === 'q2' && time === 1
        ? { key: request.key, state: 'failed', reason: 'expired', isAgain: true }
        : delivered(request),
  };

  test.each([{ keepsNames: true, validatingMs: 60_000 }, { keepsNames: false }])(
    'at any step, and any step of the run after, nothing is bought twice and nothing is lost (%o)',
    async host => {
      let isDone = false;
      let steps = 0;
      for (; !isDone; steps++) {
        const world = testBatches({ ...about, ...host });
        isDone = await liveFor(steps, world);
        if (!isDone) await liveFor((steps * 7) % 40, world);
        const last = createGateway(world.options);
        const replies = await Promise.all([
          last.ask(inquiry(texts(4))),
          last.ask(inquiry(texts(3, 'r'), { examples: 'other' })),
        ]);
        expect(replies).toEqual([said(texts(4)), said(texts(3, 'r'))]);
        expect([...world.host.bought.values()], `killed at step ${steps}`).toEqual(Array(7).fill(1));
      }
      expect(steps).toBeGreaterThan(40);
    },
  );
});
