import type { AnswerLog, Inquiry, Preamble, StoredReply } from '../../src/core/answers.ts';
import type { BatchEntry, BatchLog } from '../../src/core/batch-log.ts';
import type { ApiModel, Price } from '../../src/core/model-settings.ts';
import type { Timer } from '../../src/core/ports.ts';
import { createGateway } from '../../src/learners/api/gateway.ts';
import type { GatewayOptions } from '../../src/learners/api/gateway-options.ts';
import { type Delivery, type ModelRequest, type Provider, ProviderTrouble } from '../../src/learners/api/provider.ts';
import { createRng } from '../../src/stats/random/rng.ts';
import { fakeTimer } from './fake-timer.ts';

export const PRICE: Price = { input: 1, output: 5, cacheRead: 0.1, cacheWrite: 1.25, batch: 0.5 };

const PROMPTS = { system: '', example: '', question: '', answers: ['no', 'yes'] } as const;

export function apiModel(
  changes: {
    readonly learner?: string;
    readonly mode?: 'normal' | 'batch';
    readonly concurrency?: number;
    readonly price?: Price | undefined;
  } = {},
): ApiModel {
  const { learner = 'anthropic/small', mode = 'normal', concurrency = 32 } = changes;
  const price = 'price' in changes ? changes.price : PRICE;
  return {
    learner,
    name: { provider: 'anthropic', model: learner.replace('anthropic/', '') },
    settings: {
      confidence: 'none',
      samples: 2,
      answer: 'line',
      maxTokens: 100,
      shotTokens: 1000,
      shots: 10,
      prompts: { math: PROMPTS, chat: PROMPTS, code: PROMPTS },
    },
    requests: { mode, concurrency, timeoutSeconds: 60 },
    price,
  };
}

export const PREAMBLE: Preamble = {
  system: 'Answer.',
  examples: '',
  answers: ['no', 'yes'],
  form: 'line',
  withOdds: false,
  temperature: 0,
  maxTokens: 100,
};

export const inquiry = (
  texts: readonly string[],
  changes: Partial<Inquiry> & { readonly examples?: string } = {},
): Inquiry => ({
  learner: changes.learner ?? 'anthropic/small',
  preamble: { ...PREAMBLE, examples: changes.examples ?? '' },
  questions: texts.map(text => ({ text, repeat: 0 })),
});

export const texts = (count: number, name = 'q'): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${name}${at}`);

export const delivery = (text: string, changes: Partial<Delivery> = {}): Delivery => ({
  reply: { state: 'said', text },
  usage: { input: 100, output: 10, cacheRead: 0, cacheWrite: 0 },
  ...changes,
});

/** Logs in memory; what is appended is there when it resolves. */
export function memoryLogs(): {
  readonly log: AnswerLog;
  readonly batches: BatchLog;
  readonly parts: Map<string, Map<string, StoredReply>>;
  readonly entries: BatchEntry[];
} {
  const parts = new Map<string, Map<string, StoredReply>>();
  const entries: BatchEntry[] = [];
  return {
    parts,
    entries,
    log: {
      read: async part => new Map(parts.get(part)),
      append: async (part, answers) => {
        parts.set(part, new Map([...(parts.get(part) ?? []), ...answers]));
      },
    },
    batches: {
      read: async () => [...entries],
      append: async entry => void entries.push(entry),
    },
  };
}

export type Send = (request: ModelRequest, attempt: number) => Promise<Delivery> | Delivery;

/** A provider that answers with a function; `attempt` counts the requests of a question, from 1. */
export function fakeProvider(send: Send): Provider & { readonly sent: ModelRequest[]; readonly most: number } {
  const sent: ModelRequest[] = [];
  const counts = new Map<string, number>();
  let inFlight = 0;
  let most = 0;
  return {
    sent,
    get most() {
      return most;
    },
    async send(request) {
      sent.push(request);
      most = Math.max(most, ++inFlight);
      const attempt = (counts.get(request.key) ?? 0) + 1;
      counts.set(request.key, attempt);
      try {
        return await send(request, attempt);
      } finally {
        inFlight--;
      }
    },
    lookUp: async () => undefined,
    close: async () => {},
  };
}

export const trouble = (...about: ConstructorParameters<typeof ProviderTrouble>): never => {
  throw new ProviderTrouble(...about);
};

/** A gateway to fake hosts on a fake clock, with everything that it wrote. */
export function testGateway(
  provider: Provider,
  changes: Partial<GatewayOptions> & { readonly model?: ApiModel; readonly timer?: Timer } = {},
) {
  const timer = changes.timer ?? fakeTimer();
  const logs = memoryLogs();
  const events: Parameters<GatewayOptions['journal']>[0][] = [];
  const model = changes.model ?? apiModel();
  const options: GatewayOptions = {
    models: new Map([[model.learner, model]]),
    providerOf: () => provider,
    log: logs.log,
    batches: logs.batches,
    journal: event => void events.push(event),
    timer,
    clock: { now: () => new Date(1_800_000_000_000 + timer.now()).toISOString() },
    random: createRng(1, 'gateway'),
    budget: {},
    isOffline: false,
    ...changes,
  };
  return { gateway: createGateway(options), options, events, timer, ...logs };
}
