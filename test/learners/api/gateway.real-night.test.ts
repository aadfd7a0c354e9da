import { describe, expect, onTestFinished, test } from 'vitest';
import type { Budget } from '../../../src/core/model-settings.ts';
import { createProvider } from '../../../src/learners/api/create-provider.ts';
import { createGateway } from '../../../src/learners/api/gateway.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { answerByHash, makeFlaky } from '../../servers/behaviour.ts';
import { apiModel, inquiry, memoryLogs, texts } from '../../support/fake-models.ts';
import { isRequired, titleOf } from '../../support/requirements.ts';
import { FAKE_KEY, PROTOCOLS } from './contract.ts';

const HOUR = 3_600_000;
const CELLS = 24;
const ITEMS = 100;
/** Real milliseconds in which a minute of the night goes by. */
const NIGHT_MS_PER_MS = 60_000 / 5;

/** A clock whose night goes by while requests take their real time. */
const fastTimer = () => {
  const start = performance.now();
  return {
    now: () => (performance.now() - start) * NIGHT_MS_PER_MS,
    sleep: (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms / NIGHT_MS_PER_MS)),
  };
};

async function openNight(protocol: (typeof PROTOCOLS)[number]) {
  const flaky = makeFlaky(answerByHash(['no', 'yes']), { limited: 0.05, failing: 0.01, reset: 0.005 });
  const server = await protocol.start({ script: flaky, apiKey: FAKE_KEY, latencyMs: 30 });
  const name = protocol.nameOf(protocol.model, server.baseUrl);
  const model = { ...apiModel({ concurrency: 16 }), name };
  const logs = memoryLogs();
  const timer = fastTimer();
  const events: { outcome: string; usd?: number }[] = [];
  onTestFinished(() => server.close());
  const open = (budget: Budget) =>
    createGateway({
      models: new Map([[model.learner, model]]),
      providerOf: () => createProvider(model, { apiKey: FAKE_KEY }),
      ...logs,
      journal: event => void events.push(event),
      timer,
      clock: { now: () => new Date(1_800_000_000_000 + timer.now()).toISOString() },
      random: createRng(1, 'gateway'),
      budget,
      isOffline: false,
    });
  return { server, timer, open, events };
}

/** Cells one after the other, four at a time; each is asked until it has all of its answers. */
async function runCells(gateway: ReturnType<typeof createGateway>): Promise<number> {
  let next = 0;
  let answered = 0;
  const worker = async (): Promise<void> => {
    while (next < CELLS) {
      const cell = next++;
      const replies = await gateway.ask(
        inquiry(texts(ITEMS, `cell ${cell} `), { examples: `cell ${cell} `.repeat(400) }),
      );
      answered += replies.filter(({ state }) => state === 'said').length;
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return answered;
}

describe.skipIf(!isRequired('runs'))(titleOf('a night at a flaky host, through its SDK', 'runs'), () => {
  test.each(PROTOCOLS)('of $name loses no question, and pays none twice', { timeout: 120_000 }, async protocol => {
    const { server, timer, open, events } = await openNight(protocol);
    const gateway = open({});
    expect(await runCells(gateway)).toBe(CELLS * ITEMS);
    await gateway.close();
    expect(timer.now()).toBeGreaterThan(24 * HOUR);
    const { charges, keys, delivered } = server.counts();
    expect(keys).toBe(CELLS * ITEMS);
    expect(delivered).toBe(CELLS * ITEMS);
    const { answered, attempts } = gateway.report();
    expect(answered).toBe(CELLS * ITEMS);
    expect(attempts).toBe(server.counts().requests);
    expect(events.filter(({ outcome }) => outcome === 'rate-limited').length).toBeGreaterThan(0.03 * attempts);
    // A connection that broke after the work was done was charged; the key that came again is the same one.
    const broken = events.filter(({ outcome }) => outcome === 'network' || outcome === 'malformed').length;
    expect(charges - keys).toBeLessThanOrEqual(broken);
  });

  test.each(PROTOCOLS)(
    'of $name, several nights with a cap, each stay within it',
    { timeout: 120_000 },
    async protocol => {
      const { server, open } = await openNight(protocol);
      // What an answer costs at this host, by a cell besides.
      const probe = open({});
      await probe.ask(inquiry(texts(ITEMS, 'probe '), { examples: 'probe '.repeat(400) }));
      await probe.close();
      const usd = CELLS * probe.report().usd * 0.3;
      let nights = 0;
      for (let isDone = false; !isDone && nights < 30; nights++) {
        const gateway = open({ usd });
        isDone = await runCells(gateway).then(
          answered => answered === CELLS * ITEMS,
          (error: unknown) => {
            expect(error).toMatchObject({ code: 'halted', message: expect.stringContaining('cap of $') });
            return false;
          },
        );
        // Those still at work when the first cell stopped come to their end, and to the cap, by themselves.
        await new Promise(resolve => setTimeout(resolve, 400));
        const spent = gateway.report();
        expect(spent.usd + spent.mayHaveCostUsd).toBeLessThanOrEqual(usd + 1e-9);
        await gateway.close();
      }
      expect(nights).toBeGreaterThan(2);
      expect(server.counts().delivered).toBe((CELLS + 1) * ITEMS);
    },
  );
});
