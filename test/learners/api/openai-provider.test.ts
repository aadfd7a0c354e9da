import { expect, test } from 'vitest';
import { openAiParams } from '../../../src/learners/api/openai-params.ts';
import type { Behaviour } from '../../servers/behaviour.ts';
import { deskOf, keyOf, listAll, open, PREAMBLE, PROTOCOLS, TIMEOUT, troubleOf } from './contract.ts';

const OPENAI = PROTOCOLS.find(({ name }) => name === 'openai') ?? PROTOCOLS[0]!;
const YES: Behaviour = { act: 'answer', word: 'yes' };
const REQUEST = { model: 'gpt-4o', preamble: PREAMBLE, text: 'Is it?', key: keyOf(1) };

test('limits answers by the one word that the host knows, and warms no model that takes no temperature', () => {
  expect(openAiParams(REQUEST, false)).toMatchObject({ max_tokens: 64, temperature: 0 });
  expect(openAiParams(REQUEST, false)).not.toHaveProperty('max_completion_tokens');
  expect(openAiParams(REQUEST, true)).toMatchObject({ max_completion_tokens: 64, temperature: 0 });
  expect(openAiParams(REQUEST, true)).not.toHaveProperty('max_tokens');
  for (const model of ['gpt-5.5', 'o3'])
    expect(openAiParams({ ...REQUEST, model }, true)).not.toHaveProperty('temperature');
  expect(openAiParams({ ...REQUEST, model: 'gpt-5-local' }, false)).toHaveProperty('temperature');
});

test('says nothing where there is nothing to say before a question', () => {
  const { messages } = openAiParams({ ...REQUEST, preamble: { ...PREAMBLE, system: '' } }, false);
  expect(messages).toEqual([{ role: 'user', content: 'Is it?' }]);
});

test("takes a host's content filter for a refusal, as an answer and as an error", async () => {
  const filtered = { message: 'The response was filtered', code: 'content_filter', type: null, param: 'prompt' };
  const choice = { index: 0, finish_reason: 'content_filter', message: { role: 'assistant', content: null } };
  const said: readonly Behaviour[] = [
    { act: 'fail', status: 400, body: JSON.stringify({ error: filtered }) },
    { act: 'send', body: JSON.stringify({ choices: [choice] }) },
  ];
  const { provider, request } = await open(OPENAI, ({ index }) => said[index] ?? YES);
  const replies = [];
  for (const n of said.keys()) replies.push((await provider.send(request({ key: keyOf(n) }), TIMEOUT)).reply);
  expect(replies).toEqual([
    { state: 'refused', reason: 'The response was filtered' },
    { state: 'refused', reason: "The host's content filter" },
  ]);
});

test('does without a count of tokens, and takes no nonsense for one', async () => {
  const choices = [{ finish_reason: 'stop', message: { content: 'yes' } }];
  const said = [{ choices }, { choices, usage: { prompt_tokens: 'many' } }].map(
    (body): Behaviour => ({ act: 'send', body: JSON.stringify(body) }),
  );
  const { provider, request } = await open(OPENAI, ({ index }) => said[index] ?? YES);
  expect((await provider.send(request(), TIMEOUT)).usage).toEqual({ input: 0, output: 0, cacheRead: 0, cacheWrite: 0 });
  expect(await troubleOf(provider.send(request({ key: keyOf(2) }), TIMEOUT))).toMatchObject({ kind: 'malformed' });
});

test('says why a batch was not accepted', async () => {
  const { provider, request } = await open(OPENAI, YES);
  const id = await deskOf(provider).submit([request(), request()], 'twice');
  expect(await deskOf(provider).hasEnded(id)).toBe(true);
  const trouble = await troubleOf(listAll(deskOf(provider).outcomes(id)));
  expect(trouble).toMatchObject({ kind: 'bad-request', message: expect.stringContaining('custom_id is a duplicate') });
});
