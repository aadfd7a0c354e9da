import { expect, test } from 'vitest';
import { listOdds } from '../../../src/learners/api/list-odds.ts';
import { open, PREAMBLE, PROTOCOLS, TIMEOUT, troubleOf } from './contract.ts';

const token = (text: string, logprob: number, others: Readonly<Record<string, number | null>> = {}) => ({
  token: text,
  logprob,
  bytes: null,
  top_logprobs: Object.entries(others).map(([word, log]) => ({ token: word, logprob: log })),
});

test('gives the alternatives in the place of the first token of a line, the likeliest first', () => {
  const content = [token(' yes', -0.1, { ' no': -2.5, ' yes': -0.1, ' maybe': null, odd: 1e-9 }), token('\n', 0)];
  expect(listOdds({ content }, ' yes\n', 1)).toEqual([
    { token: 'odd', logprob: 0 },
    { token: ' yes', logprob: -0.1 },
    { token: ' no', logprob: -2.5 },
  ]);
});

test('finds the place inside the wrapping of a schema, also where a quotation mark is of the same token', () => {
  const text = '{"answer": "yes"}';
  const start = text.indexOf('yes');
  const apart = [
    token('{"', 0),
    token('answer', 0),
    token('":', 0),
    token(' "', 0),
    token('yes', -0.2, { yes: -0.2, no: -1.7 }),
    token('"}', 0),
  ];
  expect(listOdds({ content: apart }, text, start)).toEqual([
    { token: 'yes', logprob: -0.2 },
    { token: 'no', logprob: -1.7 },
  ]);
  const joined = [
    token('{"answer":', 0),
    token(' "yes', -0.2, { ' "yes': -0.2, ' "no': -1.7, ' {': -9, ' "': -8 }),
    token('"}', 0),
  ];
  expect(listOdds({ content: joined }, text, start)).toEqual([
    { token: 'yes', logprob: -0.2 },
    { token: 'no', logprob: -1.7 },
  ]);
});

test('takes the token itself where the host lists no alternatives', () => {
  expect(listOdds({ content: [token('yes', -0.3)] }, 'yes', 0)).toEqual([{ token: 'yes', logprob: -0.3 }]);
});

test('gives none where there are none, or they are not of the text', () => {
  for (const logprobs of [
    null,
    undefined,
    {},
    { content: null },
    { content: [] },
    { content: [token('no', -1)] },
    { content: ['yes'] },
  ]) {
    expect(listOdds(logprobs, 'yes', 0)).toBeUndefined();
  }
});

test.each(PROTOCOLS)('$name gives odds over both words, or says that it has none', async protocol => {
  const odds = { yes: 0.8, no: 0.2 };
  const { provider, request, server } = await open(protocol, { act: 'answer', word: 'yes', odds });
  for (const form of ['schema', 'line'] as const) {
    const call = provider.send(request({ preamble: { ...PREAMBLE, form, withOdds: true } }), TIMEOUT);
    if (protocol.name === 'anthropic') {
      expect(await troubleOf(call)).toMatchObject({
        kind: 'fatal',
        message: expect.stringContaining('log-probabilities'),
      });
      expect(server.counts().requests).toBe(0);
      continue;
    }
    const { reply } = await call;
    expect(reply).toMatchObject({ state: 'said', text: 'yes' });
    const found = reply.state === 'said' ? reply.odds : [];
    expect(found?.map(({ token: word, logprob }) => [word, Math.exp(logprob).toFixed(3)])).toEqual([
      ['yes', '0.800'],
      ['no', '0.200'],
    ]);
  }
});
