import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract, type Header } from 'tar-stream';
import { CarryoverError } from '../core/errors.ts';
import { quote } from '../core/quote.ts';
import { type ReadLimits, showBytes } from './read-limits.ts';

/** One member of a tar archive. */
export interface TarEntry {
  /** Without `./` before it and `/` behind it; a path inside the archive, parts separated by `/`. */
  readonly name: string;
  /** A link leads to another member; it has no bytes of its own. */
  readonly kind: 'file' | 'folder' | 'link';
  /** Last change, in seconds since 1970; absent where the archive does not say. */
  readonly modified: number | undefined;
  /** Permission bits, such as 0o644; absent where the archive does not say. */
  readonly mode: number | undefined;
  /** The bytes; only before the next member is asked for. Members that are not read are passed over. */
  readonly read: () => Promise<Buffer>;
}

const MOST_MEMBERS = 1_000_000;
/** Headers and their extensions before one member: names are short, and the library holds them in memory. */
const MOST_HEADER_BYTES = 64 * 2 ** 20;
const BLOCK = 512;

const TRUST = 'Do not trust the file; make the archive anew if it is your own.';
const COPY = 'Copy or download it again, to its end.';

const refuse = (place: string, found: string, hint: string, cause?: unknown): CarryoverError =>
  new CarryoverError('data-invalid', `${place}: ${found}.`, hint, { cause });

/** Whether the first bytes of a file are a header (its sum is written in it, in octal), or the end of an empty archive. */
export function isTar(start: Uint8Array): boolean {
  if (start.length < BLOCK) return false;
  // An archive ends with two blocks of zeros; one without members is nothing else.
  if (start.length >= 2 * BLOCK && start.length % BLOCK === 0 && start.every(byte => byte === 0)) return true;
  const stated = /^[ 0]*([0-7]+)[\0 ]/u.exec(Buffer.from(start.subarray(148, 156)).toString('latin1'))?.[1];
  if (stated === undefined || start[0] === 0) return false;
  let sum = 8 * 32;
  for (let at = 0; at < BLOCK; at++) if (at < 148 || at >= 156) sum += start[at] as number;
  return sum === Number.parseInt(stated, 8);
}

/** Parts of a path that leads nowhere but into the archive; undefined for one that leads out of it. */
function partsInside(name: string, from: readonly string[] = []): readonly string[] | undefined {
  if (/^(?:[/\\]|[A-Za-z]:)|[\\\0]/u.test(name)) return undefined;
  const parts = [...from];
  for (const part of name.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  return parts;
}

const KINDS: Readonly<Record<string, TarEntry['kind']>> = {
  file: 'file',
  'contiguous-file': 'file',
  directory: 'folder',
  link: 'link',
  symlink: 'link',
};

/** Name and kind of a member. @throws CarryoverError for what leads out of the archive and for devices */
function checkHeader(path: string, { name, type, linkname, size = 0 }: Header, limits: ReadLimits) {
  const parts = name.split('/').includes('..') ? undefined : partsInside(name);
  if (parts === undefined) {
    throw refuse(path, `holds a member named ${quote(name)}; expected paths inside the archive`, TRUST);
  }
  const kind = KINDS[type ?? ''];
  if (kind === undefined) throw refuse(path, `holds a member that is no file or folder (${quote(name)})`, TRUST);
  // A hard link names a member by its whole path, a symbolic one starts from where it lies.
  const from = type === 'symlink' ? parts.slice(0, -1) : [];
  if (kind === 'link' && partsInside(linkname ?? '/', from) === undefined) {
    const found = `holds a link that leads out of the archive (${quote(name)} → ${quote(linkname ?? '')})`;
    throw refuse(path, found, TRUST);
  }
  if (size > limits.mostWholeBytes) {
    const [has, most] = [size, limits.mostWholeBytes].map(showBytes);
    const found = `unpacks to ${has}; one member is held as a whole, and may have ${most}`;
    const hint = 'No option raises this limit. If the archive is your own, pack it without this member.';
    throw refuse(`${path}: ${parts.join('/')}`, found, hint);
  }
  return { name: parts.join('/'), kind };
}

/** What tar-stream says → what it means. */
function explain(path: string, error: unknown): unknown {
  if (error instanceof CarryoverError || !(error instanceof Error)) return error;
  if ('syscall' in error) return error;
  const isCut = /unexpected end|prematurely|premature close/iu.test(error.message);
  if (isCut) return refuse(path, 'is a tar archive that is cut off', COPY, error);
  return refuse(path, `is a damaged tar archive (${error.message.split('.')[0]})`, COPY, error);
}

/** Watches the bytes on their way into the library, which trusts every length that a header states. */
class Meter {
  /** Since the last member began. */
  headers = 0;
  #total = 0;
  #tail: Buffer = Buffer.alloc(0);
  readonly #path: string;
  readonly #limits: ReadLimits;

  constructor(path: string, limits: ReadLimits) {
    this.#path = path;
    this.#limits = limits;
  }

  async *watch(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const part of parts) {
      this.#total += part.length;
      this.headers += part.length;
      const most = this.#limits.mostUnpackedBytes;
      if (this.#total > most) throw refuse(this.#path, `unpacks to more than ${showBytes(most)}, the limit`, TRUST);
      if (this.headers > MOST_HEADER_BYTES + this.#limits.mostWholeBytes) {
        throw refuse(this.#path, 'states names longer than any file has', TRUST);
      }
      this.#tail = Buffer.concat([this.#tail, part.subarray(-2 * BLOCK)]).subarray(-2 * BLOCK);
      yield part;
    }
    // An archive ends with two blocks of zeros: without them it may be whole, and may as well have lost half its members.
    if (this.#tail.length < 2 * BLOCK || this.#tail.some(byte => byte !== 0)) {
      throw refuse(this.#path, 'is a tar archive that is cut off: it has no end mark', COPY);
    }
  }
}

const secondsOf = (time: Date | undefined): number | undefined =>
  time === undefined ? undefined : time.getTime() / 1000;

function countFile(path: string, name: string, seen: Set<string>): void {
  if (seen.has(name)) throw refuse(path, `holds two members named ${quote(name)}`, TRUST);
  seen.add(name);
  if (seen.size > MOST_MEMBERS) throw refuse(path, `holds more than ${MOST_MEMBERS} files`, TRUST);
}

async function readWhole(entry: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of entry) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

interface Member extends AsyncIterable<unknown> {
  readonly header: Header;
  resume(): void;
}

/**
 * Reads the members of a tar archive in order, as they are asked for. The fence of tar-stream. Nothing is written to disk.
 * @param path as the user typed it
 * @param parts the archive, unpacked from gzip
 * @throws CarryoverError `data-invalid` for an archive that is damaged or cut off, for members and links that lead out of it,
 *   for two members of one name, and for more bytes than the limits
 */
export async function* readTar(
  path: string,
  parts: AsyncIterable<Buffer>,
  limits: ReadLimits,
): AsyncGenerator<TarEntry> {
  const unpacker = extract();
  const meter = new Meter(path, limits);
  // A fault on either side destroys the unpacker, so that it shows in the loop below.
  let failure: unknown;
  const feeding = pipeline(meter.watch(parts), unpacker).catch((error: unknown) => {
    failure = error;
  });
  const seen = new Set<string>();
  try {
    for await (const member of unpacker as unknown as AsyncIterable<Member & Readable>) {
      meter.headers = 0;
      const { name, kind } = checkHeader(path, member.header, limits);
      if (kind === 'file') countFile(path, name, seen);
      const { mtime, mode } = member.header;
      let isRead = false;
      const read = (): Promise<Buffer> => {
        isRead = true;
        return readWhole(member).catch((error: unknown) => {
          throw explain(path, failure instanceof CarryoverError ? failure : error);
        });
      };
      yield { name, kind, modified: secondsOf(mtime), mode: mode === undefined ? undefined : mode & 0o7777, read };
      if (!isRead) member.resume();
    }
    await feeding;
    if (failure !== undefined) throw failure;
  } catch (error) {
    // The library reports the end of the stream; what ended it says more.
    throw explain(path, failure instanceof CarryoverError ? failure : error);
  } finally {
    unpacker.destroy();
  }
}
