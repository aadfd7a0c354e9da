import http from 'node:http';
import https from 'node:https';
import { lightResponse } from './light-response.ts';
import { type Answered, type ReadingLimits, readAnswer } from './read-answer.ts';
import { TransportError } from './transport-error.ts';

/** `fetch` as both SDKs take it. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Requests to one host over connections that are kept. */
export interface Transport {
  readonly fetch: Fetch;
  /** Ends the connections, and with them the requests under way. */
  close(): void;
}

export interface TransportOptions {
  /** Longest answer taken, in bytes; a file that is streamed may be longer. */
  readonly maxBytes?: number | undefined;
  /** A file that is streamed, and says nothing for longer, is given up. */
  readonly idleMs?: number | undefined;
}

const MAX_BYTES = 32 * 1024 * 1024;
const IDLE_MS = 120_000;

interface Payload {
  readonly bytes: string | Buffer | undefined;
  readonly contentType?: string | null;
}

/** What goes out: text as it is, a form encoded. */
async function encodeBody(body: RequestInit['body']): Promise<Payload> {
  if (typeof body === 'string') return { bytes: body };
  if (body === undefined || body === null) return { bytes: undefined };
  if (!(body instanceof FormData)) throw new TransportError('fatal', 'Only text and forms can be sent');
  const encoded = new Response(body);
  return { bytes: Buffer.from(await encoded.arrayBuffer()), contentType: encoded.headers.get('content-type') };
}

/** `name, value, name, value`: node writes a list as it is, and takes an object apart first. */
function listHeaders(given: RequestInit['headers'], payload: Payload, host: string): string[] {
  const list = ['host', host];
  for (const [name, value] of given instanceof Headers ? given : new Headers(given)) list.push(name, value);
  if (payload.contentType) list.push('content-type', payload.contentType);
  if (payload.bytes !== undefined) list.push('content-length', String(Buffer.byteLength(payload.bytes)));
  return list;
}

const abortError = (): Error => new DOMException('This operation was aborted', 'AbortError');

interface Exchange {
  readonly library: typeof http | typeof https;
  readonly options: http.RequestOptions;
  readonly bytes: Payload['bytes'];
  readonly signal: AbortSignal | null | undefined;
  readonly limits: ReadingLimits;
}

/** One request and its answer. */
function exchange({ library, options, bytes, signal, limits }: Exchange): Promise<Answered> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(abortError());
    const request = library.request(options);
    const abort = (): void => {
      request.destroy(abortError());
    };
    const fail = (error: Error): void => {
      signal?.removeEventListener('abort', abort);
      reject(signal?.aborted ? abortError() : TransportError.from(error));
    };
    signal?.addEventListener('abort', abort, { once: true });
    request.on('error', fail);
    request.on('response', response => {
      readAnswer(response, limits).then(answer => {
        // A stream goes on after this, and can still be ended by the signal.
        if (Buffer.isBuffer(answer.body)) signal?.removeEventListener('abort', abort);
        resolve(answer);
      }, fail);
    });
    request.end(bytes);
  });
}

/**
 * Opens connections to the host of `baseUrl`, as few as the requests under way need. Global `fetch` takes several times as much of
 * the processor's time. Redirects, and any other host, are refused: the key and the items are for this host alone. Answers come
 * whole, but files (`accept: application/binary`) as streams.
 */
export function openTransport(baseUrl: string, limits: TransportOptions = {}): Transport {
  const { origin, protocol, hostname, port, host } = new URL(baseUrl);
  const library = protocol === 'https:' ? https : http;
  const agent = new library.Agent({ keepAlive: true });
  const target = { agent, host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? undefined : port };
  const { maxBytes = MAX_BYTES, idleMs = IDLE_MS } = limits;

  const fetch: Fetch = async (input, init = {}) => {
    const url = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
    if (!url.startsWith(`${origin}/`)) {
      const message = `The host pointed to another one (${URL.parse(url)?.origin ?? url}), to which nothing is sent`;
      throw new TransportError('fatal', message);
    }
    const payload = await encodeBody(init.body);
    const headers = listHeaders(init.headers, payload, host);
    const accept = headers.indexOf('accept');
    const answer = await exchange({
      library,
      options: { ...target, method: init.method ?? 'GET', path: url.slice(origin.length), headers },
      bytes: payload.bytes,
      signal: init.signal,
      limits: { maxBytes, idleMs, isStreamed: headers[accept + 1] === 'application/binary' },
    });
    return lightResponse({ url, ...answer });
  };
  // The SDK of OpenAI asks a `fetch` for its `Response` before it sends a form, and would make a request to find it out.
  return { fetch: Object.assign(fetch, { Response }), close: () => agent.destroy() };
}
