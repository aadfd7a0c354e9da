import { expect, test } from 'vitest';
import { checkModel } from '../../src/commands/check-model.ts';
import type { StoredReply } from '../../src/core/answers.ts';
import type { ApiModel, ModelSettings } from '../../src/core/model-settings.ts';
import { type HostBatches, type Provider, ProviderTrouble, type TroubleKind } from '../../src/learners/api/provider.ts';

const BASE = 'http://localhost:8000/v1';

const model = (settings: Partial<ModelSettings> = {}, mode: 'normal' | 'batch' = 'normal') =>
  ({
    learner: `openai/m@${BASE}`,
    name: { provider: 'openai', model: 'm', baseUrl: BASE },
    settings: { confidence: 'none', samples: 1, answer: 'schema', maxTokens: 64, ...settings },
    requests: { mode, concurrency: 8, timeoutSeconds: 1 },
  }) as ApiModel;

const desk = (recent: HostBatches['recent']): HostBatches => ({ recent }) as HostBatches;

/** A provider with one thing to say. */
const saying = (reply: StoredReply['reply'] | ProviderTrouble, batches?: HostBatches): Provider => ({
  send: async () => {
    if (reply instanceof ProviderTrouble) throw reply;
    return { reply, usage: { input: 1, output: 1, cacheRead: 0, cacheWrite: 0 } };
  },
  batches,
  lookUp: async () => undefined,
  close: async () => undefined,
});

const look = async (asked: ApiModel, provider: Provider) => {
  const trial = { provider, answers: ['no', 'yes'], key: '0'.repeat(32), note: () => undefined } as const;
  const checks = await checkModel(asked, trial);
  return checks.map(({ check, state, text }) => `${state} ${check}: ${text}`);
};

test.each<[TroubleKind, RegExp]>([
  ['network', /^failed host: http.*words$/],
  ['timeout', /^failed host/],
  ['malformed', /^failed host/],
  ['fatal', /^failed model: words$/],
  ['bad-request', /^failed model/],
  ['server', /^failed model/],
  ['rate-limited', /^notice model: busy.*words$/],
  ['overloaded', /^notice model/],
])('trouble of the kind %s is told by what it is about', async (kind, expected) => {
  const checks = await look(model(), saying(new ProviderTrouble(kind, 'words')));
  expect(checks.at(-1)).toMatch(expected);
  expect(checks).toHaveLength(expected.source.includes('host') ? 1 : 2);
});

const said = (text: string, isCut?: true) => saying({ state: 'said', text, ...(isCut && { isCut }) });

test.each<[string, Partial<ModelSettings>, Provider, RegExp]>([
  ['a word by the schema', {}, said('yes'), /^ok answer: "yes", by the schema$/],
  ['a word that is not by the schema', {}, said('Yes.'), /^failed answer: "Yes\.", .*say answer: line/],
  ['a word on the last line', { answer: 'line' }, said('Well.\nYes.'), /^ok answer/],
  ['a sentence', { answer: 'line' }, said('It is so.'), /^notice answer: .*expected no or yes alone/],
  ['an answer that was cut off', {}, said('Let me', true), /^failed answer: cut off at 64 tokens.*maxTokens$/],
  ['a refusal', {}, saying({ state: 'refused', reason: 'No way' }), /^failed answer: .*No way$/],
])('the answer is held against what the suite wants: %s', async (_, settings, provider, expected) => {
  expect((await look(model(settings), provider)).filter(line => line.includes(' answer: ')).join()).toMatch(expected);
});

test('log-probabilities must hold one of the words', async () => {
  const settings = { confidence: 'logprobs', answer: 'line' } as const;
  const odds = (token: string) => saying({ state: 'said', text: 'yes', odds: [{ token, logprob: 0 }] });
  expect(await look(model(settings), odds(' Yes'))).toContain('ok log-probabilities: given; "yes" has 100%');
  const without = await look(model(settings), odds('<think>'));
  expect(without).toContain('failed log-probabilities: neither no nor yes is among the first tokens: "<think>"');
});

test('batches are listed only where the suite uses them, and one is enough', async () => {
  let listed = 0;
  const many = desk(async function* () {
    for (;;) yield { id: `${++listed}`, createdAt: '', total: 1 };
  });
  const none = desk(() => ({
    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new ProviderTrouble('fatal', 'Not Found (404)')) }),
  }));
  const yes = { state: 'said', text: 'yes' } as const;
  expect((await look(model(), saying(yes, none))).join()).not.toContain('batches');
  expect(await look(model({}, 'batch'), saying(yes, many))).toContain('ok batches: can be listed');
  expect(listed).toBe(1);
  expect((await look(model({}, 'batch'), saying(yes, none))).at(-1)).toMatch(/^failed batches: .*Not Found \(404\)/);
  expect((await look(model({}, 'batch'), saying(yes))).at(-1)).toMatch(/^failed batches: the host has none/);
});

test('a fault that is no trouble of a host is thrown on', async () => {
  const provider: Provider = {
    ...saying({ state: 'said', text: '' }),
    send: () => Promise.reject(new TypeError('ours')),
  };
  await expect(look(model(), provider)).rejects.toThrow('ours');
});
