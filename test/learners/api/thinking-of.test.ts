import { expect, test } from 'vitest';
import { thinkingOf } from '../../../src/learners/api/thinking-of.ts';
import { open, PROTOCOLS, TIMEOUT } from './contract.ts';

const MODELS = [
  'claude-opus-5-5',
  'claude-sonnet-5-5',
  'claude-haiku-5-5',
  'claude-fable-5-2',
  'claude-mythos-5',
  'claude-opus-5',
  'claude-sonnet-5',
  'claude-opus-4-8',
  'claude-sonnet-4-6',
  'claude-haiku-4-5-20251001',
  'somebodys-proxy',
];

test.each(MODELS)('asks %s for no more thinking than it must, in a form that it takes', async model => {
  const [anthropic] = PROTOCOLS.filter(({ name }) => name === 'anthropic');
  if (anthropic === undefined) throw new Error('No such protocol');
  const { provider, request } = await open(anthropic, { act: 'answer', word: 'yes' });
  expect((await provider.send(request({ model }), TIMEOUT)).reply).toEqual({ state: 'said', text: 'yes' });
});

test('says nothing about thinking to a model that it does not know', () => {
  expect(thinkingOf('claude-opus-9')).toEqual({});
  expect(thinkingOf('claude-opus-5-9')).toEqual({});
  expect(thinkingOf('claude-opus-5-20260401')).toEqual({ thinking: { type: 'disabled' } });
});
