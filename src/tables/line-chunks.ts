import { isUtf8 } from 'node:buffer';
import { CarryoverError } from '../core/errors.ts';

/** Whole lines of a file. */
export interface LineChunk {
  /** UTF-8, checked; ends with a newline unless the file ends here. */
  readonly bytes: Buffer;
  /** 1-based number of the first line. */
  readonly firstLine: number;
}

/** A row holds one outcome; a longer line is no table. */
const MOST_LINE_BYTES = 1 << 24;
const NEWLINE = 0x0a;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Counts in words of four bytes: a byte of `word` XOR four newlines is zero where a newline is. */
function countLines(bytes: Uint8Array): number {
  let lines = 0;
  let at = 0;
  for (; at < bytes.length && (bytes.byteOffset + at) % 4 !== 0; at++) if (bytes[at] === NEWLINE) lines++;
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + at, (bytes.length - at) >> 2);
  for (let word = 0; word < words.length; word++) {
    const signs = (words[word] as number) ^ 0x0a0a0a0a;
    // Bit 7 of each byte is left set where all bits of the byte are clear; the sum of the four lies in the top byte.
    const zeros = ~(((signs & 0x7f7f7f7f) + 0x7f7f7f7f) | signs | 0x7f7f7f7f);
    if (zeros !== 0) lines += Math.imul(zeros >>> 7, 0x01010101) >>> 24;
  }
  for (at += 4 * words.length; at < bytes.length; at++) if (bytes[at] === NEWLINE) lines++;
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

/**
 * Newlines never fall inside a UTF-8 character, so whole lines can be checked on their own.
 * @throws CarryoverError `data-invalid` naming the line with a NUL byte or the one that is no UTF-8
 */
export function checkText(path: string, chunk: LineChunk): void {
  const hasNul = (bytes: Buffer): boolean => bytes.includes(0);
  if (hasNul(chunk.bytes)) {
    const line = firstBadLine(chunk, hasNul);
    const message = `${path}:${line}: is binary, or text in UTF-16 (a NUL byte on line ${line}); expected text in UTF-8.`;
    throw new CarryoverError(
      'data-invalid',
      message,
      'Save it as text in UTF-8, for example: iconv -f UTF-16 -t UTF-8.',
    );
  }
  if (!isUtf8(chunk.bytes)) {
    const line = firstBadLine(chunk, bytes => !isUtf8(bytes));
    const message = `${path}:${line}: is not valid UTF-8; expected text in UTF-8.`;
    throw new CarryoverError('data-invalid', message, 'Save the file as UTF-8, for example: iconv -f LATIN1 -t UTF-8.');
  }
}

/** A text without the byte order mark that some programs put before it. */
export const withoutByteOrderMark = (bytes: Buffer): Buffer =>
  BYTE_ORDER_MARK.equals(bytes.subarray(0, 3)) ? bytes.subarray(3) : bytes;

/** Some bytes of a file and those after them, in memory of their own; refuses a line without end before it fills the memory. */
function join(path: string, before: Buffer, after: Buffer): Buffer {
  if (before.length > MOST_LINE_BYTES) {
    const message = `${path}: has a line of more than ${MOST_LINE_BYTES >> 20} MiB; expected one outcome a line.`;
    throw new CarryoverError('data-invalid', message, 'Write one row a line, with LF or CRLF at the end of each.');
  }
  const joined = Buffer.allocUnsafeSlow(before.length + after.length);
  joined.set(before);
  joined.set(after, before.length);
  return joined;
}

/**
 * Cuts a text, read once from start to end, into chunks of whole lines; a byte order mark at the start is dropped.
 * @param path as the user typed it
 * @param parts the bytes of the text, in order; copied, so their memory may be used again for the next
 * @throws CarryoverError `data-invalid` for what is no UTF-8 text, naming the line
 */
export async function* lineChunks(path: string, parts: AsyncIterable<Buffer>): AsyncGenerator<LineChunk> {
  let carry: Buffer = Buffer.alloc(0);
  let firstLine = 1;
  let isStart = true;
  for await (const part of parts) {
    let read = join(path, carry, part);
    if (isStart) {
      isStart = read.length < BYTE_ORDER_MARK.length;
      read = withoutByteOrderMark(read);
    }
    const stop = read.lastIndexOf(NEWLINE) + 1;
    carry = read.subarray(stop);
    if (stop === 0) continue;
    isStart = false;
    const chunk = { bytes: read.subarray(0, stop), firstLine };
    checkText(path, chunk);
    yield chunk;
    firstLine += countLines(chunk.bytes);
  }
  if (carry.length > 0) {
    const chunk = { bytes: carry, firstLine };
    checkText(path, chunk);
    yield chunk;
  }
}
