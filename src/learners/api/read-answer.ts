import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Readable, type Transform } from 'node:stream';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress, createGunzip, createInflate, gunzip, inflate } from 'node:zlib';
import { TransportError } from './transport-error.ts';

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer | ReadableStream<Uint8Array>;
}

export interface ReadingLimits {
  /** Longest answer that is taken into memory, in bytes, packed and unpacked. */
  readonly maxBytes: number;
  /** A streamed answer that says nothing for longer is given up. */
  readonly idleMs: number;
  /** Whether a good answer comes as a stream: a file, which may be larger than memory. */
  readonly isStreamed: boolean;
}

interface Packing {
  readonly unpack: (packed: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;
  readonly stream: () => Transform;
}

const GZIP: Packing = { unpack: promisify(gunzip), stream: createGunzip };
/** Nothing of it is asked for, but proxies pack all the same. */
const PACKINGS: ReadonlyMap<string, Packing> = new Map([
  ['gzip', GZIP],
  ['x-gzip', GZIP],
  ['deflate', { unpack: promisify(inflate), stream: createInflate }],
  ['br', { unpack: promisify(brotliDecompress), stream: createBrotliDecompress }],
]);

const malformed = (message: string): TransportError => new TransportError('malformed', message, true);

const tooLong = (maxBytes: number): TransportError => malformed(`The answer is longer than ${maxBytes} bytes`);

const brokenOff = (): TransportError =>
  new TransportError('network', 'The connection broke in the middle of the answer', true);

/** The body as it comes; what breaks it shows to whoever reads it. */
function openStream(
  response: IncomingMessage,
  packing: Packing | undefined,
  idleMs: number,
): ReadableStream<Uint8Array> {
  response.setTimeout(idleMs, () => {
    response.destroy(new TransportError('timeout', `Nothing came for ${idleMs} ms in the middle of the answer`, true));
  });
  if (packing === undefined) return Readable.toWeb(response) as ReadableStream<Uint8Array>;
  const unpacked = packing.stream();
  response.on('error', error => unpacked.destroy(error));
  return Readable.toWeb(response.pipe(unpacked)) as ReadableStream<Uint8Array>;
}

/** Everything that comes, as it was sent. */
function collect(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > maxBytes) response.destroy(tooLong(maxBytes));
    });
    // Node gives an error of its own where the connection ends before the length that was announced.
    response.on('error', error => reject(error instanceof TransportError ? error : brokenOff()));
    response.on('end', () => {
      const [first] = chunks;
      resolve(chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, length));
    });
  });
}

/**
 * Reads an answer to its end and unpacks it.
 * @throws TransportError on redirects (`fatal`), what is too long or packed in another way (`malformed`), and what breaks off
 */
export async function readAnswer(response: IncomingMessage, limits: ReadingLimits): Promise<Answered> {
  const { headers } = response;
  const status = response.statusCode ?? 0;
  if (status >= 300 && status < 400) {
    response.resume();
    const message = `The host answered ${status}, to look elsewhere, which is not done: check the base URL`;
    throw new TransportError('fatal', message);
  }
  const coding = headers['content-encoding'] ?? 'identity';
  const packing = PACKINGS.get(coding);
  if (packing === undefined && coding !== 'identity') {
    response.destroy();
    throw malformed(`The answer is packed as "${coding}", which was not asked for`);
  }
  if (limits.isStreamed && status === 200) {
    return { status, headers, body: openStream(response, packing, limits.idleMs) };
  }
  const body = await collect(response, limits.maxBytes);
  if (packing === undefined) return { status, headers, body };
  try {
    return { status, headers, body: await packing.unpack(body, { maxOutputLength: limits.maxBytes }) };
  } catch (error) {
    const isTooLong = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw isTooLong
      ? tooLong(limits.maxBytes)
      : malformed(`The answer says that it is packed as ${coding}, and is not`);
  }
}
