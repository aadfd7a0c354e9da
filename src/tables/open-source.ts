import { CarryoverError } from '../core/errors.ts';
import { gunzip, isGzip } from './gunzip.ts';
import { checkText, type LineChunk, lineChunks, withoutByteOrderMark } from './line-chunks.ts';
import { parseJson } from './parse-json.ts';
import { type FileDigest, RawFile } from './raw-file.ts';
import { READ_LIMITS, type ReadLimits, showBytes } from './read-limits.ts';
import { openParquet, type ParquetTable } from './read-parquet.ts';
import { readTar, type TarEntry } from './read-tar.ts';
import { kindOf, refuseForeign, type SourceKind } from './refuse-foreign.ts';
import { openZip, type ZipArchive } from './zip-archive.ts';

export interface SourceOptions extends Partial<ReadLimits> {
  /** Gets the bytes of the file read since its last call; the look at the start of a file does not count. */
  readonly onBytes?: (bytes: number) => void;
}

/** A file somebody named, with what its first bytes show. It can be read again and again, except for a pipe. */
export interface Source {
  /** As the user typed it; errors name it. */
  readonly path: string;
  /** By content, after gunzip. */
  readonly kind: SourceKind;
  readonly isGzip: boolean;
  /** Whether it can be read only once. */
  readonly isPipe: boolean;
  /** The first 64 KiB of a text, after gunzip and without byte order mark, cut at a whole character; '' for other kinds. */
  readonly head: string;
  /** Keeps no more of the head than its first letters: thousands of files may be open. */
  forgetHead(): void;
  /** Whole lines, read as they are asked for. Refuses what is no UTF-8 text, naming the line. */
  lines(): AsyncGenerator<LineChunk>;
  /** The whole text without byte order mark; refuses more than `mostWholeBytes`, and what is no UTF-8 text. */
  readText(): Promise<string>;
  /** The whole text as one JSON value, as `parseJson` reads it. */
  readJson(): Promise<unknown>;
  /** Members of an archive; refuses every other kind. */
  readZip(): Promise<ZipArchive>;
  /** Members of a tar archive, also a gzipped one, in its order; refuses every other kind. */
  readTar(): AsyncGenerator<TarEntry>;
  /** Flat columns of a Parquet file; refuses every other kind. */
  readParquet(): Promise<ParquetTable>;
  /** Of the raw file; costs nothing where it was read to its end as lines, text or JSON. */
  digest(): Promise<FileDigest>;
}

const HEAD_BYTES = 1 << 16;
/** What tells one kind of file from another, without byte order mark. */
const SIGNATURE_BYTES = 512;
const KEPT_LETTERS = 256;

type Parts = AsyncGenerator<Buffer>;

/** The parts taken from a stream until there are `least` bytes or it ends, as one. */
async function take(parts: Parts, least: number): Promise<Buffer> {
  const taken: Buffer[] = [];
  for (let bytes = 0; bytes < least; ) {
    const { value, done } = await parts.next();
    if (done) break;
    taken.push(value);
    bytes += value.length;
  }
  return Buffer.concat(taken);
}

async function* rejoin(start: Buffer, rest: Parts): Parts {
  try {
    if (start.length > 0) yield start;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

class FileSource implements Source {
  readonly kind: SourceKind;
  readonly isGzip: boolean;
  #head: string;
  readonly #file: RawFile;
  readonly #limits: ReadLimits;
  readonly #start: Buffer;
  /** What is left of a pipe, whose start cannot be read again. */
  #unread: Parts | undefined;

  constructor(file: RawFile, { start, unread, isGzip, limits }: Opened) {
    const text = withoutByteOrderMark(start);
    this.kind = kindOf(text);
    this.isGzip = isGzip;
    this.#head = this.kind === 'text' ? new TextDecoder().decode(text.subarray(0, HEAD_BYTES), { stream: true }) : '';
    this.#file = file;
    this.#limits = limits;
    this.#start = unread === undefined ? Buffer.from(start.subarray(0, SIGNATURE_BYTES)) : start;
    this.#unread = unread;
  }

  get path(): string {
    return this.#file.path;
  }

  get head(): string {
    return this.#head;
  }

  forgetHead(): void {
    // By way of bytes, because a part of a text keeps all of it.
    this.#head = Buffer.from(this.#head.slice(0, KEPT_LETTERS)).toString();
  }

  get isPipe(): boolean {
    return !this.#file.isSeekable;
  }

  lines(): AsyncGenerator<LineChunk> {
    return lineChunks(this.path, this.#text(true));
  }

  async readText(): Promise<string> {
    const most = this.#limits.mostWholeBytes;
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const part of this.#text(false)) {
      parts.push(part);
      bytes += part.length;
      if (bytes <= most) continue;
      const message = `${this.path}: is larger than ${showBytes(most)}, the most that is read as a whole.`;
      throw new CarryoverError(
        'data-invalid',
        message,
        'No option raises this limit. Split it, or write it as JSONL, which is read line by line.',
      );
    }
    const text = withoutByteOrderMark(Buffer.concat(parts, bytes));
    checkText(this.path, { bytes: text, firstLine: 1 });
    return text.toString('utf8');
  }

  async readJson(): Promise<unknown> {
    return parseJson(await this.readText(), this.path).value;
  }

  async readZip(): Promise<ZipArchive> {
    if (this.kind !== 'zip' || this.isGzip) {
      const found = this.isGzip ? 'is packed with gzip' : 'is no zip archive';
      throw new CarryoverError('data-invalid', `${this.path}: ${found}; expected a zip archive.`, 'Check the file.');
    }
    return openZip(this.path, await this.#file.openAnywhere(), this.#limits);
  }

  async *readTar(): AsyncGenerator<TarEntry> {
    if (this.kind !== 'tar') {
      const found = `${this.path}: is no tar archive; expected one.`;
      throw new CarryoverError('data-invalid', found, 'Check the file.');
    }
    yield* readTar(this.path, this.#parts(false), this.#limits);
  }

  async readParquet(): Promise<ParquetTable> {
    if (this.kind !== 'parquet' || this.isGzip) {
      const found = this.isGzip ? 'is packed with gzip' : 'is no Parquet file';
      throw new CarryoverError('data-invalid', `${this.path}: ${found}; expected a Parquet file.`, 'Check the file.');
    }
    return openParquet(this.path, await this.#file.openAnywhere(), this.#limits);
  }

  digest(): Promise<FileDigest> {
    return this.#file.digest();
  }

  async *#text(isBrief: boolean): Parts {
    refuseForeign(this.path, this.#start);
    yield* this.#parts(isBrief);
  }

  #parts(isBrief: boolean): Parts {
    const unread = this.#unread;
    const { mostUnpackedBytes } = this.#limits;
    if (unread === undefined && this.isGzip) return gunzip(this.#file.chunks(), { path: this.path, mostUnpackedBytes });
    if (unread === undefined) return this.#file.chunks(isBrief);
    this.#unread = undefined;
    return rejoin(this.#start, unread);
  }
}

interface Opened {
  /** The first bytes, unpacked. */
  readonly start: Buffer;
  readonly unread: Parts | undefined;
  readonly isGzip: boolean;
  readonly limits: ReadLimits;
}

/** Looks at the start of a file, unpacked. */
async function look(file: RawFile, limits: ReadLimits): Promise<Opened> {
  const raw = file.chunks();
  const first = await take(raw, 2);
  const whole = rejoin(first, raw);
  const isPacked = isGzip(first);
  const { path } = file;
  const parts = isPacked ? gunzip(whole, { path, mostUnpackedBytes: limits.mostUnpackedBytes }) : whole;
  const start = await take(parts, HEAD_BYTES);
  if (!file.isSeekable) return { start, unread: parts, isGzip: isPacked, limits };
  await parts.return(undefined);
  return { start, unread: undefined, isGzip: isPacked, limits };
}

/**
 * Opens a file for reading, whatever it holds; what that is shows in `kind` and `head`, by content, not by its name.
 * Nothing is ever written to disk.
 * @param path as the user typed it
 * @throws CarryoverError `data-invalid` where the path leads to no readable file, or its gzip data is damaged at the start
 */
export async function openSource(path: string, options: SourceOptions = {}): Promise<Source> {
  const { onBytes = () => undefined, ...limits } = options;
  let isLook = true;
  const file = await RawFile.open(path, bytes => {
    if (!isLook) onBytes(bytes);
  });
  const opened = await look(file, { ...READ_LIMITS, ...limits });
  isLook = false;
  return new FileSource(file, opened);
}
