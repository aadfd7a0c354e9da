import type { Timer } from '../../src/core/ports.ts';
import {
  type BatchedOutcome,
  type HostBatches,
  type ModelRequest,
  type Provider,
  ProviderTrouble,
} from '../../src/learners/api/provider.ts';
import { delivery } from './fake-models.ts';

interface HostedBatch {
  readonly id: string;
  readonly createdAt: string;
  readonly endsAt: number;
  readonly validUntil: number;
  readonly name: string | undefined;
  readonly total: number;
  readonly outcomes: readonly BatchedOutcome[];
  /** Why the host did not accept it after all: it has ended without an outcome. */
  readonly fault: string | undefined;
}

export interface BatchHostOptions {
  readonly timer: Timer;
  readonly most?: number;
  /** A question takes a byte for each of its letters. */
  readonly mostBytes?: number;
  /** How long a batch takes. */
  readonly ms?: number;
  /** How long a batch is looked at before the host says how many questions it has. */
  readonly validatingMs?: number;
  /** Whether the host keeps the name that a batch is given. */
  readonly keepsNames?: boolean;
  /** What becomes of a question; `time` counts the batches that it was in, from 1. */
  readonly outcome?: (request: ModelRequest, time: number) => BatchedOutcome;
  /** Why a batch is not accepted after all, if so; `made` counts the batches before it. */
  readonly faultOf?: (made: number) => string | undefined;
  /** Called before each call, with its name; may throw. `made` is called after a batch was made, before its id is returned. */
  readonly fault?: (
    call: 'submit' | 'made' | 'hasEnded' | 'outcomes' | 'recent',
    requests?: readonly ModelRequest[],
  ) => void;
}

export const delivered = ({ key, text }: ModelRequest): BatchedOutcome => ({
  key,
  state: 'delivered',
  delivery: delivery(text),
});

/** A host of batches that outlives whoever uses it, and counts what was bought. */
export function fakeBatchHost({
  timer,
  most = 1000,
  mostBytes = 1e6,
  ms = 600_000,
  validatingMs = 0,
  keepsNames = true,
  outcome = delivered,
  faultOf,
  fault,
}: BatchHostOptions) {
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
  const desk: HostBatches = {
    most,
    mostBytes,
    sizeOf: ({ text }) => text.length,
    async submit(requests, name) {
      await timer.sleep(100);
      fault?.('submit', requests);
      const id = `batch_${batches.length}`;
      const createdAt = new Date(1_800_000_000_000 + timer.now()).toISOString();
      submitted.push(requests);
      const reason = faultOf?.(batches.length);
      const outcomes = reason === undefined ? requests.map(bear).reverse() : [];
      batches.push({
        ...{ id, createdAt, total: requests.length, outcomes, fault: reason },
        endsAt: timer.now() + ms,
        validUntil: timer.now() + validatingMs,
        name: keepsNames ? name : undefined,
      });
      fault?.('made');
      return id;
    },
    async hasEnded(id) {
      await timer.sleep(100);
      fault?.('hasEnded');
      return timer.now() >= find(id).endsAt;
    },
    async *outcomes(id) {
      const { outcomes, fault: reason } = find(id);
      if (reason !== undefined) throw new ProviderTrouble('bad-request', `The batch was not accepted: ${reason}`);
      for (const one of outcomes) {
        await timer.sleep(1);
        fault?.('outcomes');
        yield one;
      }
    },
    async *recent() {
      for (const { id, createdAt, name, total, validUntil } of [...batches].reverse()) {
        await timer.sleep(1);
        fault?.('recent');
        yield { id, createdAt, name, total: timer.now() < validUntil ? undefined : total };
      }
    },
  };
  const provider: Provider = {
    send: () => Promise.reject(new Error('a batch was expected')),
    batches: desk,
    lookUp: async () => undefined,
    close: async () => {},
  };
  return { provider, bought, submitted, batches };
}
