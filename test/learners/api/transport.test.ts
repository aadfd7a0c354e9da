import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { openTransport, type Transport, type TransportOptions } from '../../../src/learners/api/transport.ts';
import { TransportError } from '../../../src/learners/api/transport-error.ts';

interface Opened extends Transport {
  readonly origin: string;
}

async function serve(listener: RequestListener, options?: TransportOptions): Promise<Opened> {
  const server = createServer(listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const transport = openTransport(`${origin}/v1`, options);
  onTestFinished(() => {
    transport.close();
    server.closeAllConnections();
    server.close();
  });
  return { ...transport, origin };
}

const FILE = { headers: { accept: 'application/binary' } };

async function errorOf(call: Promise<unknown>): Promise<TransportError> {
  const error = await call.catch((thrown: unknown) => thrown);
  if (error instanceof TransportError) return error;
  throw new Error(`Not an error of the transport: ${String(error)}`);
}

test('sends the method, the path, the headers and the text, and gives back what came', async () => {
  const { fetch, origin } = await serve((request, response) => {
    request.setEncoding('utf8').on('data', (text: string) => {
      const { method, url, headers } = request;
      response.setHeader('x-many', ['a', 'b']);
      response.setHeader('Request-Id', 'r1');
      response
        .writeHead(201)
        .end(JSON.stringify({ method, url, text, type: headers['content-type'], length: headers['content-length'] }));
    });
  });
  const answer = await fetch(`${origin}/v1/é?q=1`.replace('é', '%C3%A9'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '"naïve ☃"',
  });
  expect(await answer.json()).toEqual({
    method: 'POST',
    url: '/v1/%C3%A9?q=1',
    text: '"naïve ☃"',
    type: 'application/json',
    length: '12',
  });
  expect([answer.status, answer.ok, answer.headers.get('REQUEST-ID'), answer.headers.get('x-many')]).toEqual([
    201,
    true,
    'r1',
    'a, b',
  ]);
  expect([...answer.headers.entries()].find(([name]) => name === 'request-id')).toEqual(['request-id', 'r1']);
  expect(answer.headers.get('gone')).toBeNull();
});

test('sends a form with its boundary', async () => {
  const { fetch, origin } = await serve((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => response.end(JSON.stringify({ type: request.headers['content-type'], text })));
  });
  const form = new FormData();
  form.set('file', new File(['{"a":1}\n'], 'a.jsonl'));
  const answer = await fetch(`${origin}/files`, { method: 'POST', body: form });
  const { type, text } = (await answer.json()) as { type: string; text: string };
  expect(text.startsWith(`--${/boundary=(.+)/.exec(type)?.[1]}`)).toBe(true);
  expect(text).toContain('{"a":1}\n');
});

const packings = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync };

test.each(Object.entries(packings))('unpacks %s, whole and as a stream', async (coding, pack) => {
  const { fetch, origin } = await serve((_request, response) => {
    response.writeHead(200, { 'content-encoding': coding }).end(pack('said '.repeat(5000)));
  });
  expect(await (await fetch(origin.concat('/'))).text()).toBe('said '.repeat(5000));
  const streamed = await fetch(`${origin}/`, FILE);
  expect(streamed.body).not.toBeNull();
  expect(await streamed.text()).toBe('said '.repeat(5000));
});

test('takes no more than it should: plain, or unpacked from little', async () => {
  const { fetch, origin } = await serve(
    (request, response) => {
      const body = Buffer.alloc(100_000, 'a');
      if (request.url === '/packed') response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body));
      else response.end(body);
    },
    { maxBytes: 10_000 },
  );
  for (const path of ['/plain', '/packed']) {
    expect(await errorOf(fetch(origin + path))).toMatchObject({
      kind: 'malformed',
      message: 'The answer is longer than 10000 bytes',
    });
  }
  expect(await (await fetch(`${origin}/file`, FILE)).text()).toHaveLength(100_000);
});

test('refuses packings that it does not know, and those that are none', async () => {
  const { fetch, origin } = await serve((request, response) => {
    response.writeHead(200, { 'content-encoding': request.url === '/zstd' ? 'zstd' : 'gzip' }).end('abc');
  });
  expect((await errorOf(fetch(`${origin}/zstd`))).message).toContain('"zstd"');
  expect((await errorOf(fetch(`${origin}/no`))).message).toContain('gzip, and is not');
});

test('goes to no other host, by a redirect or by an address', async () => {
  let asked = 0;
  const { fetch, origin } = await serve((_request, response) => {
    asked++;
    response.writeHead(302, { location: 'http://127.0.0.2/' }).end();
  });
  expect(await errorOf(fetch(`${origin}/`))).toMatchObject({ kind: 'fatal', message: expect.stringContaining('302') });
  for (const url of ['http://127.0.0.2/', `${origin}.example/`, 'data:,']) {
    expect(await errorOf(fetch(url))).toMatchObject({ kind: 'fatal' });
  }
  expect(asked).toBe(1);
});

test('ends what is aborted: before, while it waits, and in the middle', async () => {
  const { fetch, origin } = await serve((request, response) => {
    if (request.url === '/half') response.writeHead(200, { 'content-length': 10 }).write('half');
  });
  const before = AbortSignal.abort();
  await expect(fetch(`${origin}/`, { signal: before })).rejects.toMatchObject({ name: 'AbortError' });
  for (const path of ['/silent', '/half']) {
    const controller = new AbortController();
    const call = fetch(origin + path, { signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  }
});

test('a stream that says nothing for long, or breaks off, fails whoever reads it', async () => {
  const { fetch, origin } = await serve(
    (request, response) => {
      response.writeHead(200).write('half\n', () => {
        if (request.url === '/break') response.socket?.resetAndDestroy();
      });
    },
    { idleMs: 40 },
  );
  await expect((await fetch(`${origin}/idle`, FILE)).text()).rejects.toMatchObject({ kind: 'timeout' });
  await expect((await fetch(`${origin}/break`, FILE)).text()).rejects.toThrow();
});

test('says whether anything was sent, and whom it does not trust', () => {
  const make = (about: Readonly<Record<string, unknown>>): Error => Object.assign(new Error('x'), about);
  expect(TransportError.from(make({ code: 'ENOTFOUND', syscall: 'getaddrinfo' }))).toMatchObject({
    kind: 'network',
    mayHaveCost: false,
  });
  expect(TransportError.from(new AggregateError([], ''))).toMatchObject({
    message: 'The connection broke',
    mayHaveCost: false,
  });
  expect(TransportError.from(make({ code: 'ECONNRESET' }))).toMatchObject({ kind: 'network', mayHaveCost: true });
  expect(TransportError.from(make({ code: 'CERT_HAS_EXPIRED' }))).toMatchObject({ kind: 'fatal', mayHaveCost: false });
});

test('ends the requests under way when it is closed', async () => {
  const { fetch, origin, close } = await serve(() => {});
  const call = errorOf(fetch(`${origin}/`));
  setTimeout(close, 20);
  expect(await call).toMatchObject({ kind: 'network', mayHaveCost: true });
});
