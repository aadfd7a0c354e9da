import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, onTestFinished, test } from 'vitest';
import { anthropicParams } from '../../src/learners/api/anthropic-params.ts';
import { openAiParams } from '../../src/learners/api/openai-params.ts';
import { keyOf, open, PREAMBLE, PROTOCOLS, TIMEOUT, troubleOf } from '../learners/api/contract.ts';
import { answerByHash, makeFlaky } from './behaviour.ts';

const SCRIPT = answerByHash(['no', 'yes']);

test('a server is a process of its own, says where it is, and counts', async () => {
  const server = spawn(process.execPath, ['test/servers/start-server.ts', '{"protocol":"openai","latencyMs":1}']);
  onTestFinished(() => void server.kill());
  const [line] = (await once(server.stdout, 'data')) as [Buffer];
  const baseUrl = String(line).trim();
  const body = JSON.stringify(openAiParams({ model: 'm', preamble: PREAMBLE, text: 'Is it?', key: keyOf(1) }, false));
  const headers = { authorization: 'Bearer key', 'idempotency-key': keyOf(1) };
  for (let n = 0; n < 2; n++) await fetch(`${baseUrl}/chat/completions`, { method: 'POST', headers, body });
  const counts = await (await fetch(new URL('/counts', baseUrl))).json();
  expect(counts).toEqual({ requests: 2, charges: 2, keys: 1, delivered: 2, batches: 0, mostAtOnce: 1 });
});

test('both protocols and both forms give the same word for the same question', async () => {
  const words = [];
  for (const protocol of PROTOCOLS) {
    const { provider, request } = await open(protocol, SCRIPT);
    for (const form of ['schema', 'line'] as const) {
      const said = [];
      for (let n = 0; n < 20; n++) {
        const asked = request({
          text: `Is ${n} so?`,
          key: keyOf(n),
          preamble: { ...PREAMBLE, form, examples: 'a: no' },
        });
        const { reply } = await provider.send(asked, TIMEOUT);
        said.push(reply.state === 'said' ? reply.text : '');
      }
      words.push(said.join(' '));
    }
  }
  expect(new Set(words).size).toBe(1);
  expect(new Set(words[0]?.split(' '))).toEqual(new Set(['no', 'yes']));
});

describe.each(PROTOCOLS)('the server of $name', protocol => {
  const make = protocol.name === 'openai' ? openAiParams : anthropicParams;
  const good = make({ model: protocol.model, preamble: PREAMBLE, text: 'Is it?', key: keyOf(1) }, false);
  const path = protocol.name === 'openai' ? '/chat/completions' : '/v1/messages';

  test.each([
    ['nothing more', {}, 200],
    ['a field that there is not', { answers: 2 }, 400],
    ['a field of the wrong type', { model: 3 }, 400],
    ['a message without content', { messages: [{ role: 'user' }] }, 400],
    ['a message of nobody', { messages: [{ role: 'teacher', content: 'x' }] }, 400],
    ['tokens below one', { max_tokens: -1 }, 400],
    ['a schema that is none', { output_config: { format: { type: 'json' } }, response_format: { type: 'json' } }, 400],
  ])('takes a request with %s as the host would', async (_name, over, status) => {
    const { server } = await open(protocol, SCRIPT);
    const headers = { authorization: 'Bearer key', 'anthropic-version': '2026-10-21' };
    const body = JSON.stringify({ ...good, ...over });
    const answer = await fetch(server.baseUrl + path, { method: 'POST', headers, body });
    expect(answer.status).toBe(status);
    expect(server.counts().charges).toBe(status === 200 ? 1 : 0);
  });

  test('goes wrong as often as it is told to, and never for good', async () => {
    const { provider, request, server } = await open(
      protocol,
      makeFlaky(SCRIPT, { limited: 0.2, failing: 0.1, reset: 0.1 }),
    );
    let troubles = 0;
    for (let n = 0; n < 100; n++) {
      const ask = (): Promise<unknown> => provider.send(request({ key: keyOf(n) }), TIMEOUT);
      for (let isDone = false; !isDone; ) {
        const trouble = await troubleOf(ask()).catch(() => undefined);
        if (trouble === undefined) isDone = true;
        else troubles++;
      }
    }
    expect(troubles).toBeGreaterThan(40);
    expect(troubles).toBeLessThan(110);
    expect(server.counts().delivered).toBe(100);
    expect(server.counts().keys).toBe(100);
  });
});
