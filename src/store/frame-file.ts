import { hash } from 'node:crypto';
import { closeSync, fdatasync, openSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { isMissing } from './is-missing.ts';

/** Begins every frame; its last byte is the version of the format. */
const MARK = Buffer.from([0xf7, 0xca, 0x0e, 0x01]);
const HASH_BYTES = 16;
const HEADER_BYTES = MARK.length + 4 + HASH_BYTES;

const digest = (bytes: Uint8Array): Buffer => hash('sha256', bytes, 'buffer').subarray(0, HASH_BYTES);

/** A frame around some text: mark, length of the body (32 bits, little-endian), half of its SHA-256, the body as zstd. */
export function encodeFrame(text: string): Buffer {
  const body = zstdCompressSync(text);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([MARK, length, digest(body), body]);
}

/** Body of the frame that begins at a mark; undefined where it is not whole. */
function bodyAt(bytes: Buffer, at: number): Buffer | undefined {
  const start = at + HEADER_BYTES;
  if (start > bytes.length) return undefined;
  const end = start + bytes.readUInt32LE(at + MARK.length);
  if (end > bytes.length) return undefined;
  const body = bytes.subarray(start, end);
  return digest(body).equals(bytes.subarray(start - HASH_BYTES, start)) ? body : undefined;
}

/**
 * Texts of the whole frames, in their order. Whatever is not a whole frame is passed over up to the next mark that begins one:
 * the end that a crash cut off, with frames of others after it, and damage anywhere.
 */
export function* decodeFrames(bytes: Buffer): Generator<string> {
  let at = bytes.indexOf(MARK);
  while (at !== -1) {
    const body = bodyAt(bytes, at);
    if (body !== undefined) yield zstdDecompressSync(body).toString('utf8');
    at = bytes.indexOf(MARK, body === undefined ? at + 1 : at + HEADER_BYTES + body.length);
  }
}

/** Texts of a file of frames; none where there is no such file. */
export async function readFrames(path: string): Promise<Iterable<string>> {
  const bytes = await readFile(path).catch((error: unknown) => {
    if (isMissing(error)) return Buffer.alloc(0);
    throw error;
  });
  return decodeFrames(bytes);
}

/**
 * Adds a frame at the end of a file in one write, so that several processes may do it at the same time. What need not be on the
 * disk goes to the system's memory, which is done sooner than another thread is woken for it.
 * @param isForced whether it is on the disk when this resolves; else it survives the death of the process, not of the machine
 * @throws the errors of the file system, as they are; what was written of the frame is passed over by readers
 */
export async function appendFrame(path: string, text: string, isForced: boolean): Promise<void> {
  const frame = encodeFrame(text);
  const file = openSync(path, 'a');
  try {
    if (writeSync(file, frame) < frame.length) {
      throw Object.assign(new Error('the frame was cut off'), { code: 'ENOSPC' });
    }
    if (isForced) await promisify(fdatasync)(file);
  } finally {
    closeSync(file);
  }
}
