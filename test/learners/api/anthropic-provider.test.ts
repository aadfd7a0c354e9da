import { expect, test } from 'vitest';
import { anthropicParams } from '../../../src/learners/api/anthropic-params.ts';
import type { Behaviour } from '../../servers/behaviour.ts';
import { keyOf, open, PREAMBLE, PROTOCOLS, TIMEOUT, troubleOf } from './contract.ts';

const ANTHROPIC = PROTOCOLS.find(({ name }) => name === 'anthropic') ?? PROTOCOLS[0]!;
const YES: Behaviour = { act: 'answer', word: 'yes' };
const REQUEST = { model: 'claude-haiku-4-5', preamble: PREAMBLE, text: 'Is it?', key: keyOf(1) };

test('marks the examples as the end of what is cached, and nothing where there are none', () => {
  const { system } = anthropicParams({ ...REQUEST, preamble: { ...PREAMBLE, examples: 'a: yes' } });
  expect(system).toEqual([
    { type: 'text', text: 'Say whether it is so.' },
    { type: 'text', text: 'a: yes', cache_control: { type: 'ephemeral' } },
  ]);
  expect(JSON.stringify(anthropicParams(REQUEST))).not.toContain('cache_control');
  expect(anthropicParams({ ...REQUEST, preamble: { ...PREAMBLE, system: '' } })).not.toHaveProperty('system');
});

test('asks for no temperature, which the API does not know, and for a schema as the format of the output', () => {
  const params = anthropicParams({ ...REQUEST, preamble: { ...PREAMBLE, temperature: 1 } });
  expect(params).not.toHaveProperty('temperature');
  expect(params).toMatchObject({ output_config: { format: { type: 'json_schema' } }, thinking: { type: 'disabled' } });
  const line = anthropicParams({ ...REQUEST, preamble: { ...PREAMBLE, form: 'line' } });
  expect(line).not.toHaveProperty('output_config');
});

test('reads past thinking, says what a refusal was about, and takes no other end for an answer', async () => {
  const usage = { input_tokens: 1, output_tokens: 2, cache_read_input_tokens: 3, cache_creation_input_tokens: null };
  const write = (over: object): Behaviour => ({
    act: 'send',
    body: JSON.stringify({ type: 'message', content: [], usage, ...over }),
  });
  const content = [
    { type: 'thinking', thinking: '', signature: 'x' },
    { type: 'text', text: 'ye' },
    { type: 'text', text: 's' },
  ];
  const said = [
    write({ content, stop_reason: 'end_turn' }),
    write({ stop_reason: 'refusal', stop_details: { type: 'refusal', category: 'bio', explanation: null } }),
    write({ stop_reason: 'refusal', stop_details: null }),
    write({ content, stop_reason: 'pause_turn' }),
    write({ content, stop_reason: 'end_turn', usage: undefined }),
  ];
  const { provider, request } = await open(ANTHROPIC, ({ index }) => said[index] ?? YES);
  const answers = [];
  for (const n of [0, 1, 2]) answers.push(await provider.send(request({ key: keyOf(n) }), TIMEOUT));
  expect(answers.map(({ reply }) => reply)).toEqual([
    { state: 'said', text: 'yes' },
    { state: 'refused', reason: 'bio' },
    { state: 'refused', reason: 'no reason given' },
  ]);
  expect(answers[0]?.usage).toEqual({ input: 1, output: 2, cacheRead: 3, cacheWrite: 0 });
  for (const n of [3, 4]) {
    expect(await troubleOf(provider.send(request({ key: keyOf(n) }), TIMEOUT))).toMatchObject({ kind: 'malformed' });
  }
});
