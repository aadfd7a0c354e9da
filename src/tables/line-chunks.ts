import { isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import { CarryoverError } from '../core/errors.ts';
import { fileFailure } from './file-failure.ts';
import { refuseForeign } from './refuse-foreign.ts';

/** Whole lines of a file. */
export interface LineChunk {
  /** UTF-8, checked; ends with a newline unless the file ends here. */
  readonly bytes: Buffer;
  /** 1-based number of the first line. */
  readonly firstLine: number;
}

export interface LineSource {
  readonly file: FileHandle;
  /** As the user typed it. */
  readonly path: string;
  /** Sees every byte of the file once, in order. */
  readonly onBytes: (bytes: Buffer) => void;
}

const READ_BYTES = 1 << 20;
/** A row holds one outcome; a longer line is no table. */
const MOST_LINE_BYTES = 1 << 24;
/** The longest signature that refuseForeign knows. */
const SIGNATURE_BYTES = 16;
const NEWLINE = 0x0a;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === NEWLINE) lines++;
  return lines;
}

/** 1-based line of the first line that fails, within a chunk that does. */
function firstBadLine({ bytes, firstLine }: LineChunk, isBad: (line: Buffer) => boolean): number {
  let line = firstLine;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(NEWLINE, start);
    const stop = end === -1 ? bytes.length : end;
    if (isBad(bytes.subarray(start, stop))) return line;
    start = stop + 1;
  }
  return line;
}

/** Newlines never fall inside a UTF-8 character, so whole lines can be checked on their own. */
function checkText(path: string, chunk: LineChunk): void {
  const hasNul = (bytes: Buffer): boolean => bytes.includes(0);
  if (hasNul(chunk.bytes)) {
    const line = firstBadLine(chunk, hasNul);
    const message = `${path}:${line}: is a binary file (a NUL byte on line ${line}); expected CSV or JSONL text.`;
    throw new CarryoverError('data-invalid', message, 'Export the results as CSV or JSONL in UTF-8.');
  }
  if (!isUtf8(chunk.bytes)) {
    const line = firstBadLine(chunk, bytes => !isUtf8(bytes));
    const message = `${path}:${line}: is not valid UTF-8; expected text in UTF-8.`;
    throw new CarryoverError('data-invalid', message, 'Save the file as UTF-8, for example: iconv -f LATIN1 -t UTF-8.');
  }
}

async function readMore({ file, path, onBytes }: LineSource, carry: Buffer): Promise<Buffer> {
  if (carry.length > MOST_LINE_BYTES) {
    const message = `${path}: has a line of more than ${MOST_LINE_BYTES >> 20} MiB; expected one outcome a line.`;
    throw new CarryoverError('data-invalid', message, 'Write one row a line, with LF or CRLF at the end of each.');
  }
  const buffer = Buffer.allocUnsafeSlow(carry.length + READ_BYTES);
  carry.copy(buffer);
  const { bytesRead } = await file.read(buffer, carry.length, READ_BYTES).catch((error: unknown) => {
    throw fileFailure(path, error);
  });
  onBytes(buffer.subarray(carry.length, carry.length + bytesRead));
  return buffer.subarray(0, carry.length + bytesRead);
}

/** The first bytes of a file, enough to tell what it is (a pipe may give them one by one), without byte order mark. */
async function readStart(source: LineSource): Promise<Buffer> {
  let read: Buffer = Buffer.alloc(0);
  for (;;) {
    const more = await readMore(source, read);
    const isEnough = more.length === read.length || more.length >= SIGNATURE_BYTES;
    read = more;
    if (isEnough) break;
  }
  refuseForeign(source.path, read);
  return BYTE_ORDER_MARK.equals(read.subarray(0, 3)) ? read.subarray(3) : read;
}

/**
 * Reads a file once, from start to end, in chunks of whole lines; a byte order mark at the start is dropped.
 * @throws CarryoverError for what is no UTF-8 text, naming what it is or the line
 */
export async function* lineChunks(source: LineSource): AsyncGenerator<LineChunk> {
  let read = await readStart(source);
  let firstLine = 1;
  for (let isEnd = false; !isEnd; ) {
    const stop = read.lastIndexOf(NEWLINE) + 1;
    if (stop > 0) {
      const chunk = { bytes: read.subarray(0, stop), firstLine };
      checkText(source.path, chunk);
      yield chunk;
      firstLine += countLines(chunk.bytes);
    }
    const carry = read.subarray(stop);
    read = await readMore(source, carry);
    isEnd = read.length === carry.length;
  }
  if (read.length > 0) {
    const chunk = { bytes: read, firstLine };
    checkText(source.path, chunk);
    yield chunk;
  }
}
