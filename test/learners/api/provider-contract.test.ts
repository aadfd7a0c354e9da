import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { TroubleKind } from '../../../src/learners/api/provider.ts';
import type { Behaviour } from '../../servers/behaviour.ts';
import { deskOf, FAKE_KEY, keyOf, listAll, open, PREAMBLE, PROTOCOLS, TIMEOUT, troubleOf } from './contract.ts';

const YES: Behaviour = { act: 'answer', word: 'yes' };

describe.each(PROTOCOLS)('a provider of $name', protocol => {
  test('gives the bare word of an answer by the schema, with tokens and the name of the request', async () => {
    const { provider, request } = await open(protocol, YES);
    const { reply, usage, requestId } = await provider.send(request(), TIMEOUT);
    expect(reply).toEqual({ state: 'said', text: 'yes' });
    expect(usage).toEqual({ input: 7, output: 4, cacheRead: 0, cacheWrite: 0 });
    expect(requestId).toBe('req_1');
  });

  test('gives plain text as it was said where no schema is asked for', async () => {
    const { provider, request, server } = await open(protocol, { act: 'answer', word: 'Let me see.\nyes' });
    const { reply } = await provider.send(request({ preamble: { ...PREAMBLE, form: 'line' } }), TIMEOUT);
    expect(reply).toEqual({ state: 'said', text: 'Let me see.\nyes' });
    expect(JSON.stringify(server.bodies)).not.toContain('schema');
  });

  test('puts what is the same before the question, and counts what the cache gave apart', async () => {
    const { provider, request, server } = await open(protocol, YES);
    const asked = request({ preamble: { ...PREAMBLE, examples: 'a: yes\n'.repeat(1000) } });
    await provider.send(asked, TIMEOUT);
    const { usage } = await provider.send({ ...asked, text: 'And this?', key: keyOf(2) }, TIMEOUT);
    expect(usage.cacheRead).toBeGreaterThan(1600);
    expect(usage.input).toBeLessThan(200);
    const [body] = server.bodies.map(each => JSON.stringify(each));
    expect(body?.indexOf('a: yes')).toBeGreaterThan(body?.indexOf('Say whether') ?? 0);
  });

  test('sends the key of the question as the key of idempotency, and no other word of the environment', async () => {
    const { provider, request, server } = await open(protocol, YES);
    await provider.send(request({ key: keyOf(7) }), TIMEOUT);
    const [headers] = server.headersSeen;
    expect(headers?.['idempotency-key']).toBe(keyOf(7));
    expect(headers?.['x-stainless-retry-count']).toBe('0');
    expect(Object.keys(headers ?? {}).filter(name => /trace|baggage|organization|project/.test(name))).toEqual([]);
  });

  test('takes a refusal as an answer', async () => {
    const { provider, request } = await open(protocol, { act: 'refuse', reason: 'I would rather not.' });
    const { reply } = await provider.send(request(), TIMEOUT);
    expect(reply).toEqual({ state: 'refused', reason: 'I would rather not.' });
  });

  test('says that an answer is cut, unless the whole of it was there', async () => {
    const cut = (text: string): Behaviour => ({ act: 'answer', word: '', text, isCut: true });
    const { provider, request } = await open(protocol, ({ index }) =>
      cut(['{"answer": "y', '{"answer": "yes"}', ''][index] ?? ''),
    );
    const texts = [];
    for (const n of [1, 2, 3]) texts.push((await provider.send(request({ key: keyOf(n) }), TIMEOUT)).reply);
    expect(texts).toEqual([
      { state: 'said', text: '{"answer": "y', isCut: true },
      { state: 'said', text: 'yes' },
      { state: 'said', text: '', isCut: true },
    ]);
  });

  test('leaves a wrong word, and text where the schema was not kept, to whoever asked', async () => {
    const said = ['{"answer":"perhaps"}', 'It is yes.', '{"answer":1}', '{"answer":"yes","why":"so"}'];
    const { provider, request } = await open(protocol, ({ index }) => ({
      act: 'answer',
      word: '',
      text: said[index] ?? '',
    }));
    const texts = [];
    for (const n of [1, 2, 3, 4]) {
      const { reply } = await provider.send(request({ key: keyOf(n) }), TIMEOUT);
      texts.push(reply.state === 'said' && reply.text);
    }
    expect(texts).toEqual(['perhaps', ...said.slice(1)]);
  });

  test('takes a message that says nothing for an answer that nobody can read: asking again is for whoever asked', async () => {
    const { provider, request } = await open(protocol, { act: 'say-nothing' });
    const { reply, usage } = await provider.send(request(), TIMEOUT);
    expect(reply).toEqual({ state: 'said', text: '' });
    expect(usage.input).toBeGreaterThan(0);
  });

  test('unpacks what a proxy has packed', async () => {
    const { provider, request } = await open(protocol, { ...YES, isPacked: true });
    expect((await provider.send(request(), TIMEOUT)).reply).toEqual({ state: 'said', text: 'yes' });
  });

  const troubles: readonly [string, Behaviour, TroubleKind, mayHaveCost: boolean][] = [
    ['429', { act: 'fail', status: 429 }, 'rate-limited', false],
    ['529', { act: 'fail', status: 529 }, 'overloaded', false],
    ['503', { act: 'fail', status: 503 }, 'overloaded', false],
    ['500', { act: 'fail', status: 500 }, 'server', false],
    ['a page of a gateway', { act: 'fail', status: 502, body: '<html>Bad Gateway</html>' }, 'server', false],
    ['a gateway that stopped waiting', { act: 'fail', status: 504 }, 'server', true],
    ['400', { act: 'fail', status: 400 }, 'bad-request', false],
    ['413', { act: 'fail', status: 413 }, 'bad-request', false],
    ['402', { act: 'fail', status: 402 }, 'fatal', false],
    ['403', { act: 'fail', status: 403 }, 'fatal', false],
    ['a redirect', { act: 'redirect', to: 'http://127.0.0.1:9/' }, 'fatal', false],
    ['a reset before the answer', { act: 'reset', when: 'before' }, 'network', true],
    ['a reset in the middle of the answer', { act: 'reset', when: 'middle' }, 'network', true],
    ['an end before the announced length', { act: 'break-off' }, 'network', true],
    ['an answer cut off in good order', { act: 'truncate' }, 'malformed', true],
    ['JSON that is none', { act: 'send', body: '{"type": oops' }, 'malformed', true],
    ['a page', { act: 'send', body: '<p>hello</p>', contentType: 'text/html' }, 'malformed', true],
    ['another protocol', { act: 'send', body: '{"output": "yes"}' }, 'malformed', true],
    ['JSON that is no object', { act: 'send', body: '[1]' }, 'malformed', true],
    ['an empty body', { act: 'send', body: '' }, 'malformed', true],
  ];

  test.each(troubles)('calls %s what it is, and tries nothing twice', async (_name, behaviour, kind, mayHaveCost) => {
    const { provider, request, server } = await open(protocol, behaviour);
    const trouble = await troubleOf(provider.send(request(), TIMEOUT));
    expect({ kind: trouble.kind, mayHaveCost: trouble.mayHaveCost }).toEqual({ kind, mayHaveCost });
    expect(server.counts().requests).toBe(1);
  });

  test("keeps the host's own words for a model that is not there and a prompt that is too long", async () => {
    const { provider, request } = await open(protocol, YES, { maxPrompt: 100 });
    const model = protocol.name === 'openai' ? 'unknown-model' : 'claude-unknown';
    const lost = await troubleOf(provider.send(request({ model }), TIMEOUT));
    expect(lost.kind).toBe('fatal');
    expect(lost.message).toMatch(protocol.name === 'openai' ? /does not exist/ : /model: claude-unknown/);
    const long = await troubleOf(provider.send(request({ text: 'x'.repeat(200) }), TIMEOUT));
    expect(long.kind).toBe('bad-request');
    expect(long.message).toMatch(/^prompt is too long: \d+ tokens > 100 maximum/);
  });

  test('looks a model up, where the host lists any, and keeps to itself what says nothing of it', async () => {
    const { provider, server } = await open(protocol, YES);
    expect(await provider.lookUp('sums-small', TIMEOUT)).toBeUndefined();
    const unknown = protocol.name === 'openai' ? 'unknown-model' : 'claude-unknown';
    expect(await provider.lookUp(unknown, TIMEOUT)).toMatch(/unknown/);
    expect(server.counts().requests).toBe(0);
    const { provider: unlisted } = await open(protocol, YES, { listed: 'none' });
    expect(await unlisted.lookUp(unknown, TIMEOUT)).toBeUndefined();
    const { provider: locked } = await open(protocol, YES, { apiKey: 'another-key-0123456789' });
    const words = await locked.lookUp('sums-small', TIMEOUT);
    expect(words).toMatch(/key/);
    expect(words).not.toContain(FAKE_KEY);
    await server.close();
    expect(await provider.lookUp('sums-small', TIMEOUT)).toBeUndefined();
  });

  test('gives up in time', async () => {
    const { provider, request } = await open(protocol, { act: 'hang' });
    const trouble = await troubleOf(provider.send(request(), { timeoutMs: 50 }));
    expect(trouble).toMatchObject({ kind: 'timeout', mayHaveCost: true });
  });

  test('says that nothing was sent where nobody listens', async () => {
    const { provider, request, server } = await open(protocol, YES);
    await server.close();
    expect(await troubleOf(provider.send(request(), TIMEOUT))).toMatchObject({ kind: 'network', mayHaveCost: false });
  });

  test.each([0, 3_600_000, -86_400_000])('reads limits and waits by a clock that is %d ms off', async clockSkewMs => {
    const now = Math.floor((Date.now() + clockSkewMs) / 1000) * 1000;
    const date = new Date(now).toUTCString();
    const waits = [
      { 'retry-after': '3' },
      { 'retry-after-ms': '250' },
      { 'retry-after': new Date(now + 9000).toUTCString(), date },
      { 'retry-after': 'soon' },
    ];
    const { provider, request } = await open(
      protocol,
      ({ index }) => {
        const headers = waits[index - 1];
        return headers ? { act: 'fail', status: 429, headers } : { ...YES, headers: protocol.limits(now) };
      },
      { clockSkewMs },
    );
    const { limits } = await provider.send(request(), TIMEOUT);
    expect(limits).toEqual({ requestsLeft: 7, tokensLeft: 900, resetMs: 2000 });
    const asked = [];
    for (const n of [2, 3, 4, 5])
      asked.push((await troubleOf(provider.send(request({ key: keyOf(n) }), TIMEOUT))).retryAfterMs);
    expect(asked).toEqual([3000, 250, 9000, undefined]);
  });

  test('lets no key out, whatever a host echoes', async () => {
    const bearer = `Bearer ${FAKE_KEY}`;
    const echoes: readonly Behaviour[] = [
      { act: 'fail', status: 401, message: `Incorrect API key provided: ${FAKE_KEY}.` },
      { act: 'fail', status: 500, body: bearer },
      {
        act: 'fail',
        status: 429,
        body: JSON.stringify({ error: { message: bearer, type: FAKE_KEY, code: FAKE_KEY } }),
      },
      { act: 'send', body: bearer },
      { act: 'send', body: JSON.stringify({ type: bearer }) },
      { act: 'redirect', to: `http://${FAKE_KEY}.example` },
      { act: 'refuse', reason: bearer },
      { act: 'answer', word: bearer },
      { act: 'answer', word: 'yes', headers: { 'request-id': FAKE_KEY, 'x-request-id': FAKE_KEY } },
      // Where a message that is cut too early cuts through the key.
      ...[100, 120, 500].map((cut): Behaviour => ({ act: 'send', body: FAKE_KEY.padStart(cut + 1, '.') })),
      { act: 'fail', status: 500, message: FAKE_KEY.padStart(501, '.') },
    ];
    const { provider, request } = await open(protocol, ({ index }) => echoes[index] ?? YES);
    const seen: unknown[] = [];
    for (const n of echoes.keys()) {
      const call = provider.send(request({ key: keyOf(n) }), TIMEOUT);
      seen.push(await call.catch((error: unknown) => error));
    }
    const shown = seen.map(
      each => inspect(each, { depth: 10, showHidden: true }) + (each instanceof Error ? each.stack : ''),
    );
    expect(shown.join('\n')).not.toContain(FAKE_KEY.slice(0, 10));
    expect(shown.filter(text => text.includes('[key]')).length).toBeGreaterThanOrEqual(7);
  });

  test('does without a key that is no secret being taken out of answers', async () => {
    const { provider, request } = await open(protocol, { act: 'answer', word: 'none' }, { key: 'none' });
    expect((await provider.send(request(), TIMEOUT)).reply).toEqual({ state: 'said', text: 'none' });
  });

  test('says that a key is not taken', async () => {
    const { provider, request } = await open(protocol, YES, { apiKey: 'sk-another-key' });
    expect(await troubleOf(provider.send(request(), TIMEOUT))).toMatchObject({ kind: 'fatal' });
  });

  test('sends nothing with a key that no header takes, and says so once for all', async () => {
    const { provider, request, server } = await open(protocol, YES, { key: 'sk-ant-abc…' });
    const trouble = await troubleOf(provider.send(request(), TIMEOUT));
    expect(trouble).toMatchObject({ kind: 'fatal', mayHaveCost: false });
    expect(trouble.message).not.toContain('sk-ant-abc');
    expect(server.counts().requests).toBe(0);
  });

  test('keeps its connections, as few as requests are under way, and ends them', async () => {
    const { provider, request, server } = await open(protocol, YES);
    for (const round of [1, 2, 3]) {
      await Promise.all([1, 2, 3, 4].map(n => provider.send(request({ key: keyOf(round * 10 + n) }), TIMEOUT)));
    }
    expect(server.counts()).toMatchObject({ requests: 12, charges: 12, keys: 12, delivered: 12 });
    expect(server.connections()).toBe(4);
    await provider.close();
    await expect.poll(() => server.openConnections()).toBe(0);
  });

  describe('batches', () => {
    const requests = 5;

    test('are handed in, polled, and give every outcome in any order', async () => {
      const outcomes: readonly Behaviour[] = [
        YES,
        { act: 'refuse', reason: 'No.' },
        { act: 'expire' },
        { act: 'fail', status: 400, message: 'too long' },
        { act: 'fail', status: 500 },
      ];
      const { provider, request, server } = await open(
        protocol,
        ({ key }) => outcomes[Number.parseInt(key, 16)] ?? YES,
        { polls: 2 },
      );
      const desk = deskOf(provider);
      const id = await desk.submit(
        Array.from({ length: requests }, (_, n) => request({ key: keyOf(n), text: `Is ${n}?` })),
        'five',
      );
      const polled = [];
      for (let n = 0; n < 3; n++) polled.push(await desk.hasEnded(id));
      expect(polled).toEqual([false, false, true]);
      const all = await listAll(desk.outcomes(id));
      const found = new Map(all.map(outcome => [Number.parseInt(outcome.key, 16), outcome]));
      expect(all.map(({ key }) => key)).not.toEqual([...all.map(({ key }) => key)].sort());
      expect(found.get(0)).toMatchObject({ state: 'delivered', delivery: { reply: { state: 'said', text: 'yes' } } });
      expect(found.get(1)).toMatchObject({ delivery: { reply: { state: 'refused', reason: 'No.' } } });
      expect(found.get(2)).toMatchObject({ state: 'failed', isAgain: true });
      expect(found.get(3)).toMatchObject({
        state: 'failed',
        isAgain: false,
        reason: expect.stringContaining('too long'),
      });
      expect(found.get(4)).toMatchObject({ state: 'failed', isAgain: true });
      expect(server.counts()).toMatchObject({ charges: 2, batches: 1 });
    });

    test('are found again, the newest first, over several pages', async () => {
      const { provider, request } = await open(protocol, YES, { clockSkewMs: 90_000_000 });
      const ids = [];
      for (const n of [1, 2, 3]) ids.push(await deskOf(provider).submit([request({ key: keyOf(n) })], `batch ${n}`));
      const found = await listAll(deskOf(provider).recent());
      expect(found.map(({ id }) => id)).toEqual(ids.reverse());
      // One says how many questions there are once it has looked at them, the other keeps the name.
      const isNamed = protocol.name === 'openai';
      expect(found.map(({ total }) => total)).toEqual(isNamed ? [undefined, undefined, undefined] : [1, 1, 1]);
      const names = isNamed ? ['batch 3', 'batch 2', 'batch 1'] : [undefined, undefined, undefined];
      expect(found.map(({ name }) => name)).toEqual(names);
      for (const id of ids) await deskOf(provider).hasEnded(id);
      expect((await listAll(deskOf(provider).recent())).map(({ total }) => total)).toEqual([1, 1, 1]);
      for (const { createdAt } of found) {
        expect(Math.abs(Date.parse(createdAt) - Date.now() - 90_000_000)).toBeLessThan(60_000);
      }
    });

    test('are measured in bytes, and too large where the host wants fewer', async () => {
      const { provider, request, server } = await open(protocol, YES, { maxBody: 20_000 });
      const desk = deskOf(provider);
      const asked = Array.from({ length: 10 }, (_, n) => request({ key: keyOf(n), text: 'Größer? "ja"\n'.repeat(50) }));
      const bytes = asked.reduce((sum, each) => sum + desk.sizeOf(each), 0);
      await desk.submit(asked, 'ten');
      const sent = Math.max(...server.headersSeen.map(headers => Number(headers['content-length'] ?? 0)));
      expect(bytes).toBeLessThanOrEqual(sent);
      expect(sent - bytes).toBeLessThan(500);
      const more = Array.from({ length: 30 }, (_, n) => asked.map(each => ({ ...each, key: keyOf(100 + n) })));
      expect(await troubleOf(desk.submit(more.flat(), 'three hundred'))).toMatchObject({
        kind: 'too-large',
        message: expect.stringContaining('Request exceeds the maximum size'),
        mayHaveCost: false,
      });
      expect(desk.mostBytes).toBeLessThanOrEqual(200e6);
      expect(desk.most * desk.sizeOf(request({ text: 'x'.repeat(100_000) }))).toBeGreaterThan(desk.mostBytes);
    });

    test('that are not there, or that nobody answers for, are trouble', async () => {
      const { provider, server } = await open(protocol, YES);
      const desk = deskOf(provider);
      expect(await troubleOf(desk.hasEnded('batch_9'))).toMatchObject({ kind: 'bad-request' });
      expect(await troubleOf(listAll(desk.outcomes('batch_9')))).toMatchObject({ kind: 'bad-request' });
      await server.close();
      expect(await troubleOf(desk.submit([], 'none'))).toMatchObject({ kind: 'network' });
    });

    test('let no key out either', async () => {
      const echo: readonly Behaviour[] = [
        { act: 'answer', word: FAKE_KEY },
        { act: 'refuse', reason: FAKE_KEY },
        { act: 'fail', status: 400, message: FAKE_KEY },
      ];
      const { provider, request } = await open(protocol, ({ index }) => echo[index] ?? YES);
      const id = await deskOf(provider).submit(
        echo.map((_, n) => request({ key: keyOf(n) })),
        'echo',
      );
      await deskOf(provider).hasEnded(id);
      const all = await listAll(deskOf(provider).outcomes(id));
      expect(all).toHaveLength(3);
      expect(JSON.stringify(all)).not.toContain(FAKE_KEY);
    });
  });
});
