import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CarryoverError } from '../core/errors.ts';
import { showBytes } from './read-limits.ts';

const UNPACKED_BYTES = 1 << 18;

/** First bytes of every gzip member. */
export const isGzip = (start: Uint8Array): boolean => start[0] === 0x1f && start[1] === 0x8b;

export interface GunzipOptions {
  /** As the user typed it. */
  readonly path: string;
  readonly mostUnpackedBytes: number;
}

function explain(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (error instanceof CarryoverError || typeof code !== 'string' || !code.startsWith('Z_')) return error;
  const isCut = code === 'Z_BUF_ERROR';
  const found = isCut ? 'is cut off in the middle of its gzip data' : 'is damaged: its gzip data does not unpack';
  const hint = isCut
    ? 'Copy or download it again, to its end.'
    : 'Copy it again, or unpack it by hand: gunzip -t FILE.';
  return new CarryoverError('data-invalid', `${path}: ${found}.`, hint, { cause: error });
}

/** Refuses to unpack more than the limit, wherever it is met: sizes that a file declares prove nothing. */
function refuseBomb(path: string, most: number): CarryoverError {
  return new CarryoverError(
    'data-invalid',
    `${path}: unpacks to more than ${showBytes(most)}, the limit.`,
    'If the file is meant to be that large, raise the limit (--max-unpacked 16G); otherwise do not trust it.',
  );
}

/**
 * Unpacks gzip data (one member or several) as it is read.
 * @throws CarryoverError `data-invalid` for data that is cut off or damaged, and for more bytes than the limit
 */
export async function* gunzip(
  packed: AsyncIterable<Buffer>,
  { path, mostUnpackedBytes }: GunzipOptions,
): AsyncGenerator<Buffer> {
  const unpacker = createGunzip({ chunkSize: UNPACKED_BYTES });
  // A fault on either side destroys the unpacker, so that it shows in the loop below.
  pipeline(packed, unpacker).catch(() => undefined);
  let bytes = 0;
  try {
    for await (const part of unpacker) {
      bytes += part.length;
      if (bytes > mostUnpackedBytes) throw refuseBomb(path, mostUnpackedBytes);
      yield part;
    }
  } catch (error) {
    throw explain(path, error);
  }
}
