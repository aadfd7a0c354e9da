import { onTestFinished } from 'vitest';
import type { Preamble } from '../../../src/core/answers.ts';
import type { ModelName } from '../../../src/core/model-settings.ts';
import { createProvider } from '../../../src/learners/api/create-provider.ts';
import {
  type HostBatches,
  type ModelRequest,
  type Provider,
  ProviderTrouble,
} from '../../../src/learners/api/provider.ts';
import { startAnthropicServer } from '../../servers/anthropic-server.ts';
import type { Behaviour, Script } from '../../servers/behaviour.ts';
import { startOpenAiServer } from '../../servers/openai-server.ts';
import type { ProtocolServer, ServerOptions } from '../../servers/protocol-server.ts';

/** No key of anybody's. */
export const FAKE_KEY = 'sk-fake-4a1b9f7e2c8d4e6f90a1b2c3';

interface Protocol {
  readonly name: string;
  start(options: ServerOptions): Promise<ProtocolServer>;
  nameOf(model: string, baseUrl: string): ModelName;
  readonly model: string;
  /** Headers of limits: 7 requests and 900 tokens left, used up for another two seconds. */
  limits(now: number): Readonly<Record<string, string>>;
}

const rfc3339 = (ms: number): string => new Date(ms).toISOString();

export const PROTOCOLS: readonly Protocol[] = [
  {
    name: 'anthropic',
    start: startAnthropicServer,
    nameOf: (model, baseUrl) => ({ provider: 'anthropic', model, baseUrl }),
    model: 'claude-haiku-4-5',
    limits: now => ({
      date: new Date(now).toUTCString(),
      'anthropic-ratelimit-requests-remaining': '7',
      'anthropic-ratelimit-tokens-remaining': '900',
      'anthropic-ratelimit-requests-reset': rfc3339(now + 1000),
      'anthropic-ratelimit-tokens-reset': rfc3339(now + 2000),
    }),
  },
  {
    name: 'openai',
    start: startOpenAiServer,
    nameOf: (model, baseUrl) => ({ provider: 'openai', model, baseUrl }),
    model: 'qwen3',
    limits: () => ({
      'x-ratelimit-remaining-requests': '7',
      'x-ratelimit-remaining-tokens': '900',
      'x-ratelimit-reset-requests': '1s',
      'x-ratelimit-reset-tokens': '2s',
    }),
  },
];

export const PREAMBLE: Preamble = {
  system: 'Say whether it is so.',
  examples: '',
  answers: ['no', 'yes'],
  form: 'schema',
  withOdds: false,
  temperature: 0,
  maxTokens: 64,
};

/** A key in the form of the port: 32 hex digits. */
export const keyOf = (n: number): string => n.toString(16).padStart(32, '0');

export const TIMEOUT = { timeoutMs: 20_000 };

export interface Opened {
  readonly server: ProtocolServer;
  readonly provider: Provider;
  request(over?: Partial<ModelRequest> & { readonly preamble?: Preamble }): ModelRequest;
}

/** A server with a provider on it, both closed when the test is over. */
export async function open(
  protocol: Protocol,
  script: Script | Behaviour,
  options: Partial<ServerOptions> & { readonly key?: string } = {},
): Promise<Opened> {
  const { key = FAKE_KEY, ...rest } = options;
  const decide = typeof script === 'function' ? script : () => script;
  const server = await protocol.start({ script: decide, ...rest });
  const provider = await createProvider({ name: protocol.nameOf(protocol.model, server.baseUrl) }, { apiKey: key });
  onTestFinished(async () => {
    await provider.close();
    await server.close();
  });
  return {
    server,
    provider,
    request: (over = {}) => ({ model: protocol.model, preamble: PREAMBLE, text: 'Is it?', key: keyOf(1), ...over }),
  };
}

export function deskOf({ batches }: Provider): HostBatches {
  if (batches === undefined) throw new Error('The provider has no batches');
  return batches;
}

/** The trouble that a call ends in. */
export async function troubleOf(call: Promise<unknown>): Promise<ProviderTrouble> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ProviderTrouble) return error;
    throw error;
  }
  throw new Error('Nothing went wrong');
}

export async function listAll<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
