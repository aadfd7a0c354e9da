import type { Timer } from '../../src/core/ports.ts';
import {
  type BatchDesk,
  type BatchedOutcome,
  type ModelRequest,
  type Provider,
  ProviderTrouble,
} from '../../src/learners/api/provider.ts';
import { delivery } from './fake-models.ts';

interface HostedBatch {
  readonly id: string;
  readonly createdAt: string;
  readonly endsAt: number;
  readonly outcomes: readonly BatchedOutcome[];
}

export interface BatchHostOptions {
  readonly timer: Timer;
  readonly most?: number;
  /** How long a batch takes. */
  readonly ms?: number;
  /** What becomes of a question; `time` counts the batches that it was in, from 1. */
  readonly outcome?: (request: ModelRequest, time: number) => BatchedOutcome;
  /** Called before each call, with its name; may throw. `made` is called after a batch was made, before its id is returned. */
  readonly fault?: (call: 'submit' | 'made' | 'poll' | 'outcomes' | 'recent') => void;
}

export const delivered = ({ key, text }: ModelRequest): BatchedOutcome => ({
  key,
  state: 'delivered',
  delivery: delivery(text),
});

/** A host of batches that outlives whoever uses it, and counts what was bought. */
export function fakeBatchHost({ timer, most = 1000, ms = 600_000, outcome = delivered, fault }: BatchHostOptions) {
  const batches: HostedBatch[] = [];
  /** Answers that were bought, by key of the question. */
  const bought = new Map<string, number>();
  const times = new Map<string, number>();
  const submitted: (readonly ModelRequest[])[] = [];
  const bear = (request: ModelRequest): BatchedOutcome => {
    const time = (times.get(request.key) ?? 0) + 1;
    times.set(request.key, time);
    const result = outcome(request, time);
    if (result.state === 'delivered') bought.set(request.key, (bought.get(request.key) ?? 0) + 1);
    return result;
  };
  const find = (id: string): HostedBatch => {
    const batch = batches.find(one => one.id === id);
    if (batch === undefined) throw new ProviderTrouble('bad-request', `no batch ${id}`);
    return batch;
  };
  const desk: BatchDesk = {
    most,
    async submit(requests) {
      await timer.sleep(100);
      fault?.('submit');
      const id = `batch_${batches.length}`;
      const createdAt = new Date(1_800_000_000_000 + timer.now()).toISOString();
      submitted.push(requests);
      batches.push({ id, createdAt, endsAt: timer.now() + ms, outcomes: requests.map(bear).reverse() });
      fault?.('made');
      return id;
    },
    async poll(id) {
      await timer.sleep(100);
      fault?.('poll');
      const { endsAt, outcomes } = find(id);
      const hasEnded = timer.now() >= endsAt;
      return { hasEnded, done: hasEnded ? outcomes.length : 0, total: outcomes.length };
    },
    async *outcomes(id) {
      for (const one of find(id).outcomes) {
        await timer.sleep(1);
        fault?.('outcomes');
        yield one;
      }
    },
    async *recent() {
      for (const { id, createdAt, outcomes } of [...batches].reverse()) {
        await timer.sleep(1);
        fault?.('recent');
        yield { id, createdAt, total: outcomes.length };
      }
    },
  };
  const provider: Provider = {
    send: () => Promise.reject(new Error('a batch was expected')),
    batches: desk,
    close: async () => {},
  };
  return { provider, bought, submitted, batches };
}
