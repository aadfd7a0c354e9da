import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { crc32, inflateRaw, zstdDecompress } from 'node:zlib';
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl';
import { CarryoverError } from '../core/errors.ts';
import { quote } from '../core/quote.ts';
import { fileFailure } from './file-failure.ts';
import { checkText, withoutByteOrderMark } from './line-chunks.ts';
import { parseJson } from './parse-json.ts';
import { type ReadLimits, showBytes } from './read-limits.ts';

/** The members of a zip archive, unpacked one by one into memory; close it after use. */
export interface ZipArchive {
  /** Of the files in it, without folders, in the order of its directory. */
  readonly names: readonly string[];
  /** @throws CarryoverError `data-invalid` for a member that is absent, damaged, encrypted or larger than the limits */
  read(name: string): Promise<Buffer>;
  /** The member as one JSON value, as `parseJson` reads it. */
  readJson(name: string): Promise<unknown>;
  close(): Promise<void>;
}

type Unpack = (packed: Buffer, most: number) => Promise<Buffer>;

const inflate = promisify(inflateRaw);
const unzstd = promisify(zstdDecompress);

/** Compression method of a member → how its data unpack into at most so many bytes. */
const METHODS: ReadonlyMap<number, Unpack> = new Map<number, Unpack>([
  [0, async packed => packed],
  [8, (packed, maxOutputLength) => inflate(packed, { maxOutputLength })],
  [93, (packed, maxOutputLength) => unzstd(packed, { maxOutputLength })],
]);

/** A directory lists every member; more are an attack. */
const MOST_MEMBERS = 1_000_000;

const TRUST = 'Do not trust the file; make the archive anew if it is your own.';
const COPY = 'Copy or download it again, to its end.';

const refuse = (place: string, found: string, hint: string, cause?: unknown): CarryoverError =>
  new CarryoverError('data-invalid', `${place}: ${found}.`, hint, { cause });

/** What yauzl says → what it means. */
function explain(path: string, error: unknown): CarryoverError {
  if (error instanceof CarryoverError) return error;
  const said = error instanceof Error ? error.message : String(error);
  if (/relative path|absolute path|invalid characters in fileName/.test(said)) {
    const name = said.slice(said.indexOf(': ') + 2);
    return refuse(path, `holds a member named ${quote(name)}; expected paths inside the archive`, TRUST, error);
  }
  if (/encryption/.test(said)) return refuse(path, 'is encrypted', 'Unpack it first and name the files in it.', error);
  return refuse(path, `is a damaged or cut-off zip archive (${said.split('.')[0]})`, COPY, error);
}

class FileArchive implements ZipArchive {
  readonly names: readonly string[];
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #limits: ReadLimits;

  constructor(path: string, file: FileHandle, { zip, entries, limits }: Directory) {
    this.names = [...entries.keys()];
    this.#path = path;
    this.#file = file;
    this.#zip = zip;
    this.#entries = entries;
    this.#limits = limits;
  }

  async read(name: string): Promise<Buffer> {
    const place = `${this.#path}: ${name}`;
    const entry = this.#entries.get(name);
    if (entry === undefined) throw refuse(this.#path, `has no member ${quote(name)}`, 'Check the archive.');
    const unpack = this.#checkEntry(entry, place);
    const packed = await this.#readPacked(entry, place);
    let bytes: Buffer;
    try {
      // Never more than declared: a bomb that lies about its size ends here.
      bytes = await unpack(packed, Math.max(1, entry.uncompressedSize));
    } catch (error) {
      const isLarger = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
      if (isLarger) throw refuse(place, 'unpacks to more than its directory declares', TRUST, error);
      throw refuse(place, 'is damaged: its data do not unpack', COPY, error);
    }
    if (bytes.length !== entry.uncompressedSize || crc32(bytes) !== entry.crc32) {
      throw refuse(place, 'is damaged: size or checksum differ from the directory', COPY);
    }
    return bytes;
  }

  async readJson(name: string): Promise<unknown> {
    const place = `${this.#path}: ${name}`;
    const bytes = withoutByteOrderMark(await this.read(name));
    checkText(place, { bytes, firstLine: 1 });
    return parseJson(bytes.toString('utf8'), place).value;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  #checkEntry(entry: Entry, place: string): Unpack {
    if (entry.isEncrypted()) throw refuse(place, 'is encrypted', 'Unpack it first and name the files in it.');
    const unpack = METHODS.get(entry.compressionMethod);
    if (unpack === undefined) {
      const found = `is packed with method ${entry.compressionMethod}; expected deflate, Zstandard or none`;
      throw refuse(place, found, 'Pack the archive anew with deflate.');
    }
    if (entry.uncompressedSize > this.#limits.mostWholeBytes) {
      const [size, most] = [entry.uncompressedSize, this.#limits.mostWholeBytes].map(showBytes);
      const found = `unpacks to ${size}; one member is held as a whole, and may have ${most}`;
      throw refuse(place, found, 'No option raises this limit. If the archive is your own, write it in smaller parts.');
    }
    return unpack;
  }

  /** At most as long as the file: the directory may say what it likes. */
  async #readPacked(entry: Entry, place: string): Promise<Buffer> {
    try {
      const { fileDataStart } = await this.#zip.readLocalFileHeaderPromise(entry, { minimal: true });
      const { size } = await this.#file.stat();
      if (fileDataStart + entry.compressedSize > size) throw refuse(place, 'is cut off', COPY);
      const packed = Buffer.allocUnsafeSlow(entry.compressedSize);
      for (let at = 0; at < packed.length; ) {
        const { bytesRead } = await this.#file.read(packed, at, packed.length - at, fileDataStart + at);
        if (bytesRead === 0) throw refuse(place, 'is cut off', COPY);
        at += bytesRead;
      }
      return packed;
    } catch (error) {
      throw explain(place, error);
    }
  }
}

interface Directory {
  readonly zip: ZipFile;
  /** Name → member, without folders. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly limits: ReadLimits;
}

async function readDirectory(path: string, zip: ZipFile, { mostUnpackedBytes }: ReadLimits) {
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  if (zip.entryCount > MOST_MEMBERS) throw refuse(path, `holds ${zip.entryCount} members`, TRUST);
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (entries.has(name)) throw refuse(path, `holds two members named ${quote(name)}; expected one`, TRUST);
    unpacked += entry.uncompressedSize;
    if (unpacked > mostUnpackedBytes) {
      const found = `unpacks to more than ${showBytes(mostUnpackedBytes)}, the limit`;
      throw refuse(
        path,
        found,
        'If it is meant to be that large, raise the limit (--max-unpacked 16G); otherwise do not trust it.',
      );
    }
    if (!name.endsWith('/')) entries.set(name, entry);
  }
  return entries;
}

/**
 * Reads the directory of a zip archive; refuses members whose paths lead out of it, members of the same name, and more
 * unpacked bytes than the limits. The fence of yauzl. Nothing is written to disk.
 * @param path as the user typed it
 * @param file taken over: closed with the archive, or here where this throws
 * @throws CarryoverError `data-invalid`
 */
export async function openZip(path: string, file: FileHandle, limits: ReadLimits): Promise<ZipArchive> {
  try {
    const zip = await fromFdPromise(file.fd, { autoClose: false, strictFileNames: true });
    const entries = await readDirectory(path, zip, limits);
    return new FileArchive(path, file, { zip, entries, limits });
  } catch (error) {
    await file.close();
    throw explain(path, error instanceof Error && 'syscall' in error ? fileFailure(path, error) : error);
  }
}
