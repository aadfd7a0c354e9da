import { expect, test } from 'vitest';
import { createGateway } from '../../../src/learners/api/gateway.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import {
  apiModel,
  delivery,
  fakeProvider,
  inquiry,
  PRICE,
  testGateway,
  texts,
  trouble,
} from '../../support/fake-models.ts';
import { fakeTimer } from '../../support/fake-timer.ts';
import { isRequired } from '../../support/requirements.ts';

const HOUR = 3_600_000;
const CELLS = 72;
/** The same night with fewer and slower answers, unless the heavy tests are asked for. */
const [ITEMS, SLOWEST_MS] = isRequired('runs') ? [200, 180_000] : [40, 900_000];
const model = apiModel({ concurrency: 16 });
const perAnswer = (80 * PRICE.input + 900 * PRICE.cacheRead + 4 * PRICE.output) / 1e6;

/** Answers after some minutes; 5% 429, 1% 5xx, 0.5% connections that break after the work was done. */
function flakyNight() {
  const timer = fakeTimer();
  const rng = createRng(7, 'night');
  /** Answers that reached the caller, and answers that the host charged, by key. */
  const reached = new Map<string, number>();
  let charged = 0;
  const provider = fakeProvider(async ({ key, text }) => {
    const luck = rng.uniform();
    await timer.sleep(luck < 0.05 ? 50 : SLOWEST_MS * (0.2 + 0.8 * rng.uniform()));
    if (luck < 0.025) trouble('rate-limited', 'status 429', { retryAfterMs: 20_000 });
    if (luck < 0.05) trouble('rate-limited', 'status 429');
    if (luck < 0.06) trouble('server', 'status 500');
    charged += perAnswer;
    if (luck < 0.065) trouble('network', 'socket hang up', { mayHaveCost: true });
    reached.set(key, (reached.get(key) ?? 0) + 1);
    return delivery(text, { usage: { input: 80, output: 4, cacheRead: 900, cacheWrite: 0 } });
  });
  return { timer, provider, reached, charged: () => charged };
}

/** Cells of a run, four at a time; stops with the first that is halted. */
async function runCells(gateway: ReturnType<typeof createGateway>): Promise<number> {
  let next = 0;
  let answered = 0;
  const worker = async (): Promise<void> => {
    while (next < CELLS) {
      const cell = next++;
      const names = texts(ITEMS, `cell ${cell} `);
      const replies = await gateway.ask(inquiry(names, { examples: `cell ${cell} `.repeat(400) }));
      expect(replies).toEqual(names.map(text => ({ state: 'said', text })));
      answered += replies.length;
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return answered;
}

test('a night of 24 hours at a flaky host loses no question and pays no answer twice', async () => {
  const { timer, provider, reached, charged } = flakyNight();
  const { gateway, events } = testGateway(provider, { timer, model });
  expect(await runCells(gateway)).toBe(CELLS * ITEMS);
  expect(timer.now()).toBeGreaterThan(24 * HOUR);
  expect(reached.size).toBe(CELLS * ITEMS);
  expect(Math.max(...reached.values())).toBe(1);
  const { usd, mayHaveCostUsd, attempts, answered } = gateway.report();
  expect(answered).toBe(CELLS * ITEMS);
  expect(usd).toBeCloseTo(answered * perAnswer, 9);
  expect(usd + mayHaveCostUsd).toBeGreaterThanOrEqual(charged() - 1e-9);
  expect(attempts).toBe(provider.sent.length);
  expect(events).toHaveLength(attempts);
  const rate = events.filter(({ outcome }) => outcome === 'rate-limited').length / attempts;
  expect(rate).toBeGreaterThan(0.04);
});

test('nights with a cap stay within it, and one takes up where the other stopped', async () => {
  const { timer, provider, reached, charged } = flakyNight();
  const cap = CELLS * ITEMS * perAnswer * 0.35;
  const { options } = testGateway(provider, { timer, model, budget: { usd: cap } });
  let before = 0;
  let nights = 0;
  for (let isDone = false; !isDone; nights++) {
    const gateway = createGateway(options);
    isDone = await runCells(gateway).then(
      () => true,
      (error: unknown) => {
        expect(error).toMatchObject({ code: 'halted', message: expect.stringContaining('cap of $') });
        return false;
      },
    );
    // Those still at work when the first cell stopped come to their end, and to the cap, by themselves.
    await timer.sleep(2 * HOUR);
    const { usd, mayHaveCostUsd } = gateway.report();
    expect(usd + mayHaveCostUsd).toBeLessThanOrEqual(cap + 1e-9);
    expect(charged() - before).toBeLessThanOrEqual(cap + 1e-9);
    before = charged();
  }
  expect(nights).toBeGreaterThan(2);
  expect(reached.size).toBe(CELLS * ITEMS);
  expect(Math.max(...reached.values())).toBe(1);
});
