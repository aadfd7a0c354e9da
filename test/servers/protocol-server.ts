import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Behaviour, Script, SeenRequest } from './behaviour.ts';

export interface ServerOptions {
  readonly script: Script;
  /** The one key that is accepted; any where it is absent. */
  readonly apiKey?: string;
  /** Every answer takes as long. */
  readonly latencyMs?: number;
  /** How far the server's clock is ahead. */
  readonly clockSkewMs?: number;
  /** Polls that a batch is still in progress. */
  readonly polls?: number;
  /** Longest body of a request, in characters. */
  readonly maxBody?: number;
  /** Longest prompt, in characters. */
  readonly maxPrompt?: number;
  /** Names of the models that can be looked up; `none`: there is no list, as at many hosts; any but one where it is absent. */
  readonly listed?: readonly string[] | 'none';
  /** Headers of every answer, such as limits. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Counts {
  /** All requests, of whatever kind. */
  readonly requests: number;
  /** Answers that were made, each of which costs, in batches or not. */
  readonly charges: number;
  /** Different keys among them. */
  readonly keys: number;
  /** Answers that went out whole. */
  readonly delivered: number;
  readonly batches: number;
  /** Most questions that were open at once. */
  readonly mostAtOnce: number;
}

export interface ProtocolServer {
  /** As a learner's name has it. */
  readonly baseUrl: string;
  readonly port: number;
  counts(): Counts;
  /** Bodies as they came, the latest last; a few only. */
  readonly bodies: readonly unknown[];
  readonly headersSeen: readonly IncomingMessage['headers'][];
  /** Connections that were ever made, and those that are open. */
  connections(): number;
  openConnections(): number;
  close(): Promise<void>;
}

/** A request that the protocol does not allow. */
export class ProtocolFault extends Error {
  readonly status: number;
  readonly code: string | undefined;
  readonly param: string | undefined;

  constructor(status: number, message: string, about: { code?: string; param?: string } = {}) {
    super(message);
    this.status = status;
    this.code = about.code;
    this.param = about.param;
  }
}

/** A question as a protocol has it, checked. */
export interface ParsedQuestion extends Pick<SeenRequest, 'model' | 'preface' | 'question' | 'words'> {
  /** What the answer needs to know of the request. */
  readonly withOdds: boolean;
  readonly isCached: boolean;
  readonly length: number;
}

export type Told = Extract<Behaviour, { act: 'answer' | 'refuse' | 'say-nothing' }>;

/** A protocol: how requests are read, and answers and errors written. */
export interface Dialect {
  /** Path under the server's address that a base URL ends in. */
  readonly basePath: string;
  readonly askPath: string;
  readonly requestIdHeader: string;
  checkHeaders(headers: IncomingMessage['headers'], apiKey: string | undefined): void;
  /** @throws ProtocolFault where the host has no such model */
  checkModel(model: string): void;
  parse(body: unknown): ParsedQuestion;
  /** The body of an answer. */
  write(told: Told, question: ParsedQuestion, wasSeen: boolean): unknown;
  writeError(fault: {
    status: number;
    message: string;
    code?: string | undefined;
    param?: string | undefined;
  }): unknown;
  /** Everything besides questions; undefined where there is no such path. */
  serve(
    request: { method: string; path: string; query: URLSearchParams; body: string; contentType: string },
    desk: Desk,
  ): Served | undefined;
}

export interface Served {
  readonly body: string;
  readonly contentType?: string;
}

/** What the routes of batches need of the server. */
export interface Desk {
  /** Polls that a batch is still in progress. */
  readonly polls: number;
  now(): Date;
  /** What becomes of a question in a batch: asked once. */
  decide(question: ParsedQuestion, key: string): { behaviour: Behaviour; wasSeen: boolean };
  countBatch(): void;
}

const readBody = (request: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString()));
    request.on('error', reject);
  });

/** Requests of which body and headers are kept for tests to look at. */
const KEPT = 50;
/** Behaviours for which a model has worked, whatever became of the answer. */
const CHARGED: readonly Behaviour['act'][] = ['answer', 'refuse', 'say-nothing', 'truncate', 'break-off', 'hang'];
const WHOLE = { act: 'answer', word: 'whole' } as const;

class Host {
  readonly bodies: unknown[] = [];
  readonly headersSeen: IncomingMessage['headers'][] = [];
  readonly charged = new Map<string, number>();
  origin = '';
  readonly #dialect: Dialect;
  readonly #options: ServerOptions;
  readonly #asked = new Map<string, number>();
  readonly #prefaces = new Set<string>();
  readonly #tally = { requests: 0, charges: 0, delivered: 0, batches: 0, mostAtOnce: 0, index: 0, open: 0, ids: 0 };
  #date = { at: 0, text: '' };

  constructor(dialect: Dialect, options: ServerOptions) {
    this.#dialect = dialect;
    this.#options = options;
  }

  counts(): Counts {
    const { requests, charges, delivered, batches, mostAtOnce } = this.#tally;
    return { requests, charges, keys: this.charged.size, delivered, batches, mostAtOnce };
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#route(request, response, await readBody(request));
    } catch (error) {
      this.#sendFault(response, error instanceof ProtocolFault ? error : new ProtocolFault(500, String(error)));
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
    const { method = 'GET', url = '/', headers } = request;
    if (url === '/counts') return this.#send(response, 200, JSON.stringify(this.counts()));
    if (url === '/charged') return this.#send(response, 200, JSON.stringify(Object.fromEntries(this.charged)));
    const looked = method === 'GET' ? /\/models\/([^/]+)$/.exec(url)?.[1] : undefined;
    if (looked !== undefined) return this.#lookUp(decodeURIComponent(looked), request, response);
    this.#tally.requests++;
    if (this.headersSeen.push(headers) > KEPT) this.headersSeen.shift();
    this.#dialect.checkHeaders(headers, this.#options.apiKey);
    if (url === this.#dialect.askPath && method === 'POST') return this.#ask(request, response, body);
    if (body.length > (this.#options.maxBody ?? Number.POSITIVE_INFINITY)) {
      throw new ProtocolFault(413, 'Request exceeds the maximum size');
    }
    const { pathname: path, searchParams: query } = new URL(url, this.origin);
    const asked = { method, path, query, body, contentType: headers['content-type'] ?? '' };
    const served = this.#dialect.serve(asked, this.#desk());
    if (served === undefined) throw new ProtocolFault(404, `No such path: ${method} ${path}`);
    this.#send(response, 200, served.body, { 'content-type': served.contentType ?? 'application/json' });
  }

  /** Free of charge, and not counted: hosts bill no look at a model. */
  #lookUp(model: string, { headers }: IncomingMessage, response: ServerResponse): void {
    this.#dialect.checkHeaders(headers, this.#options.apiKey);
    const { listed = [model] } = this.#options;
    if (listed === 'none') throw new ProtocolFault(404, 'No such path');
    if (!listed.includes(model)) {
      throw new ProtocolFault(404, `The model ${model} does not exist`, { code: 'model_not_found' });
    }
    this.#dialect.checkModel(model);
    this.#send(response, 200, JSON.stringify({ id: model }));
  }

  #desk(): Desk {
    return {
      polls: this.#options.polls ?? 0,
      now: () => this.#now(),
      decide: (question, key) => this.#decide(question, key, true),
      countBatch: () => {
        this.#tally.batches++;
      },
    };
  }

  async #ask(request: IncomingMessage, response: ServerResponse, text: string): Promise<void> {
    const body = parseBody(text);
    if (this.bodies.push(body) > KEPT) this.bodies.shift();
    const question = this.#dialect.parse(body);
    const { maxPrompt = Number.POSITIVE_INFINITY, latencyMs = 0 } = this.#options;
    if (question.length > maxPrompt) {
      const message = `prompt is too long: ${question.length} tokens > ${maxPrompt} maximum`;
      throw new ProtocolFault(400, message, { code: 'context_length_exceeded', param: 'messages' });
    }
    const { behaviour, wasSeen } = this.#decide(question, String(request.headers['idempotency-key'] ?? ''), false);
    this.#tally.mostAtOnce = Math.max(this.#tally.mostAtOnce, ++this.#tally.open);
    const delay = latencyMs + (behaviour.act === 'answer' ? (behaviour.delayMs ?? 0) : 0);
    if (delay > 0) await wait(delay, undefined, { ref: false });
    this.#tally.open--;
    this.#perform(response, behaviour, told => JSON.stringify(this.#dialect.write(told, question, wasSeen)));
  }

  #decide(question: ParsedQuestion, key: string, isBatched: boolean): { behaviour: Behaviour; wasSeen: boolean } {
    const attempt = this.#asked.get(key) ?? 0;
    this.#asked.set(key, attempt + 1);
    const { model, preface, question: text, words, isCached } = question;
    const index = this.#tally.index++;
    const behaviour = this.#options.script({ model, preface, question: text, words, key, attempt, index, isBatched });
    if (CHARGED.includes(behaviour.act) || (behaviour.act === 'reset' && behaviour.when === 'middle')) {
      this.#tally.charges++;
      this.charged.set(key, (this.charged.get(key) ?? 0) + 1);
    }
    const wasSeen = isCached && this.#prefaces.has(preface);
    if (isCached) this.#prefaces.add(preface);
    return { behaviour, wasSeen };
  }

  #perform(response: ServerResponse, behaviour: Behaviour, write: (told: Told) => string): void {
    switch (behaviour.act) {
      case 'answer':
      case 'refuse':
      case 'say-nothing':
        this.#tell(response, behaviour, write(behaviour));
        break;
      case 'fail':
        this.#fail(response, behaviour);
        break;
      case 'reset':
        if (behaviour.when === 'middle') this.#breakOff(response, write(WHOLE), true);
        else response.socket?.resetAndDestroy();
        break;
      case 'break-off':
        this.#breakOff(response, write(WHOLE), false);
        break;
      case 'truncate':
        this.#send(response, 200, write(WHOLE).slice(0, 40));
        break;
      case 'send':
        this.#send(response, 200, behaviour.body, { 'content-type': behaviour.contentType ?? 'application/json' });
        break;
      case 'redirect':
        response.writeHead(307, { location: behaviour.to }).end();
        break;
      case 'hang':
        break;
      default:
        this.#sendFault(response, new ProtocolFault(500, `Only batches ${behaviour.act}`));
    }
  }

  #tell(response: ServerResponse, told: Told, body: string): void {
    this.#tally.delivered++;
    const { isPacked = false, headers = {} } = told.act === 'answer' ? told : {};
    if (isPacked) this.#send(response, 200, gzipSync(body), { ...headers, 'content-encoding': 'gzip' });
    else this.#send(response, 200, body, headers);
  }

  #fail(response: ServerResponse, { status, message, headers, body }: Extract<Behaviour, { act: 'fail' }>): void {
    const written = this.#dialect.writeError({ status, message: message ?? `Trouble ${status}` });
    this.#send(response, status, body ?? JSON.stringify(written), headers);
  }

  #sendFault(response: ServerResponse, fault: ProtocolFault): void {
    this.#send(response, fault.status, JSON.stringify(this.#dialect.writeError(fault)));
  }

  #breakOff(response: ServerResponse, whole: string, isReset: boolean): void {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(whole.length) });
    response.write(whole.slice(0, whole.length / 2), () => {
      if (isReset) response.socket?.resetAndDestroy();
      else response.socket?.destroy();
    });
  }

  #send(
    response: ServerResponse,
    status: number,
    body: string | Buffer,
    extra: Readonly<Record<string, string>> = {},
  ): void {
    response.writeHead(status, {
      date: this.#dateHeader(),
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      [this.#dialect.requestIdHeader]: `req_${++this.#tally.ids}`,
      ...this.#options.headers,
      ...extra,
    });
    response.end(body);
  }

  #now(): Date {
    return new Date(Date.now() + (this.#options.clockSkewMs ?? 0));
  }

  /** Made twice a second: it is a fifth of the cost of an answer. */
  #dateHeader(): string {
    const at = Date.now();
    if (at - this.#date.at > 500) this.#date = { at, text: this.#now().toUTCString() };
    return this.#date.text;
  }
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProtocolFault(400, 'The request body is not valid JSON');
  }
}

/** Starts a server that speaks a protocol on a port of its own, on this machine alone. */
export async function startProtocolServer(dialect: Dialect, options: ServerOptions): Promise<ProtocolServer> {
  const host = new Host(dialect, options);
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((request, response) => void host.answer(request, response));
  server.on('connection', socket => {
    sockets.add(socket);
    connections++;
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  host.origin = `http://127.0.0.1:${port}`;
  return {
    baseUrl: `${host.origin}${dialect.basePath}`,
    port,
    bodies: host.bodies,
    headersSeen: host.headersSeen,
    counts: () => host.counts(),
    connections: () => connections,
    openConnections: () => sockets.size,
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
