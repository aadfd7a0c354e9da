import type { IncomingHttpHeaders } from 'node:http';

/** A header as one string, however often it came. */
const join = (value: string | string[] | undefined): string =>
  Array.isArray(value) ? value.join(', ') : (value ?? '');

/** The reading half of `Headers` over what node has parsed already: filling a real one costs more than all reading of it. */
class LightHeaders {
  readonly #all: IncomingHttpHeaders;

  constructor(all: IncomingHttpHeaders) {
    this.#all = all;
  }

  get(name: string): string | null {
    const value = this.#all[name.toLowerCase()];
    return value === undefined ? null : join(value);
  }

  has(name: string): boolean {
    return this.#all[name.toLowerCase()] !== undefined;
  }

  entries(): IterableIterator<[string, string]> {
    return Object.keys(this.#all)
      .map((name): [string, string] => [name, join(this.#all[name])])
      .values();
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.entries();
  }
}

export interface ReceivedAnswer {
  readonly url: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The whole of it, or a stream where it may be larger than memory. */
  readonly body: Buffer | ReadableStream<Uint8Array>;
}

/** What the SDKs read of a `Response`; making a real one, with its streams, costs more than the rest of a request. */
class LightResponse {
  readonly url: string;
  readonly status: number;
  readonly headers: LightHeaders;
  readonly #body: ReceivedAnswer['body'];

  constructor(answer: ReceivedAnswer) {
    this.url = answer.url;
    this.status = answer.status;
    this.headers = new LightHeaders(answer.headers);
    this.#body = answer.body;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  /** The stream of a streamed answer; null where the whole is there, for `text` and `json` to give. */
  get body(): ReadableStream<Uint8Array> | null {
    return Buffer.isBuffer(this.#body) ? null : this.#body;
  }

  async text(): Promise<string> {
    return Buffer.isBuffer(this.#body) ? this.#body.toString('utf8') : new Response(this.#body).text();
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }
}

/**
 * An answer as the SDKs take it: `url`, `status`, `ok`, `headers`, `body`, `text` and `json` of a `Response`, and nothing else. The
 * tests of the providers run the real SDKs on it.
 */
export const lightResponse = (answer: ReceivedAnswer): Response => new LightResponse(answer) as unknown as Response;
