import { describe, expect, test } from 'vitest';
import { resolveModels } from '../../src/commands/resolve-models.ts';
import type { Price, PromptSet } from '../../src/core/model-settings.ts';
import type { ApiSection } from '../../src/core/suite.ts';

const SET: PromptSet = { system: 's', example: 'e', question: 'q', answers: ['no', 'yes'] };
const PRICE: Price = { input: 1, output: 5, cacheRead: 0.1, cacheWrite: 1.25, batch: 0.5 };
const SERVER = 'openai/qwen@http://localhost:8000/v1';

const resolve = (api?: ApiSection) =>
  resolveModels(
    {
      rungs: [
        { name: 'a', role: 'sandbox', weak: 'local/tiny', strong: 'anthropic/small' },
        { name: 'b', role: 'production', weak: 'anthropic/small', strong: SERVER },
        { name: 'c', role: 'larger', weak: 'recorded/x.jsonl', strong: SERVER },
      ],
      api,
    },
    {
      local: ['local/tiny'],
      prompts: { chat: SET, math: SET, code: SET },
      priceOf: ({ provider }) => (provider === 'anthropic' ? PRICE : undefined),
    },
  );

describe('resolveModels', () => {
  test('names every model behind an API once, and none that is local or recorded', () => {
    expect([...resolve().keys()]).toEqual(['anthropic/small', SERVER]);
  });

  test('fills in what the suite leaves out; an unknown price stays unknown', () => {
    const models = resolve();
    expect(models.get('anthropic/small')?.price).toEqual(PRICE);
    const server = models.get(SERVER);
    expect(server).not.toHaveProperty('price.input');
    expect(server?.settings).toMatchObject({ confidence: 'none', samples: 1, answer: 'schema', shots: 64 });
    expect(server?.requests).toEqual({ mode: 'normal', concurrency: 32, timeoutSeconds: 120 });
  });

  test('what is said of one model counts for more than what is said of all', () => {
    const models = resolve({
      mode: 'batch',
      shots: 8,
      confidence: 'samples',
      models: { [SERVER]: { mode: 'normal', confidence: 'logprobs', price: { input: 2, output: 3 } } },
    });
    expect(models.get('anthropic/small')).toMatchObject({
      settings: { confidence: 'samples', samples: 5, answer: 'schema', shots: 8 },
      requests: { mode: 'batch' },
    });
    expect(models.get(SERVER)).toMatchObject({
      settings: { confidence: 'logprobs', samples: 1, answer: 'line', shots: 8 },
      requests: { mode: 'normal' },
      price: { input: 2, output: 3, cacheRead: 2, cacheWrite: 2, batch: 1 },
    });
  });
});
