import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { CarryoverError } from '../core/errors.ts';
import { fileFailure } from './file-failure.ts';

/** What a file is, as a whole. */
export interface FileDigest {
  readonly bytes: number;
  /** Of all bytes, in lower-case hex. */
  readonly sha256: string;
}

const READ_BYTES = 1 << 20;

/** The bytes of a file as they lie there, before anything is unpacked. A pipe can be read once, a file as often as need be. */
export class RawFile {
  /** As the user typed it. */
  readonly path: string;
  /** False for a pipe. */
  readonly isSeekable: boolean;
  readonly #onBytes: (bytes: number) => void;
  /** Of a pipe, until it is read. */
  #pipe: FileHandle | undefined;
  #digest: FileDigest | undefined;

  private constructor(path: string, pipe: FileHandle | undefined, onBytes: (bytes: number) => void) {
    this.path = path;
    this.isSeekable = pipe === undefined;
    this.#pipe = pipe;
    this.#onBytes = onBytes;
  }

  /**
   * @param path as the user typed it
   * @param onBytes gets the bytes read by `chunks` since its last call
   * @throws CarryoverError `data-invalid` where the path leads to no readable file
   */
  static async open(path: string, onBytes: (bytes: number) => void): Promise<RawFile> {
    const file = await openForReading(path);
    let stats: Stats;
    try {
      stats = await file.stat();
    } catch (error) {
      throw fileFailure(path, error);
    }
    if (stats.isDirectory() || stats.isFile()) await file.close();
    if (stats.isDirectory()) throw fileFailure(path, Object.assign(new Error('folder'), { code: 'EISDIR' }));
    return new RawFile(path, stats.isFile() ? undefined : file, onBytes);
  }

  /** A handle of the caller's own, at any position of the file. */
  async openAnywhere(): Promise<FileHandle> {
    if (this.isSeekable) return openForReading(this.path);
    const found = `${this.path}: is a pipe; expected a file, because this format is read from its end.`;
    throw new CarryoverError('data-invalid', found, 'Save it to a file first and name that.');
  }

  /**
   * The whole file from its start, in order.
   * @param isBrief whether each chunk may be overwritten by the next
   */
  chunks(isBrief = false): AsyncGenerator<Buffer> {
    return this.#readAll(this.#onBytes, isBrief);
  }

  async *#readAll(onBytes: (bytes: number) => void, isBrief: boolean): AsyncGenerator<Buffer> {
    const file = await this.#take();
    let buffer = Buffer.allocUnsafeSlow(READ_BYTES);
    const hash = this.#digest === undefined ? createHash('sha256') : undefined;
    let bytes = 0;
    try {
      for (;;) {
        const chunk = await this.#read(file, buffer);
        if (chunk.length === 0) break;
        hash?.update(chunk);
        bytes += chunk.length;
        onBytes(chunk.length);
        yield chunk;
        if (!isBrief) buffer = Buffer.allocUnsafeSlow(READ_BYTES);
      }
    } finally {
      await file.close();
    }
    if (hash !== undefined) this.#digest = { bytes, sha256: hash.digest('hex') };
  }

  /** Costs nothing where `chunks` came to the end of the file before. */
  async digest(): Promise<FileDigest> {
    if (this.#digest === undefined) for await (const _ of this.#readAll(() => undefined, true));
    return this.#digest as FileDigest;
  }

  async #take(): Promise<FileHandle> {
    if (this.isSeekable) return openForReading(this.path);
    const pipe = this.#pipe;
    this.#pipe = undefined;
    if (pipe !== undefined) return pipe;
    const found = `${this.path}: is a pipe, which can be read only once.`;
    throw new CarryoverError('data-invalid', found, 'Save it to a file first and name that.');
  }

  /** Fills the buffer, or as much of it as there is: a pipe gives little at a time. */
  async #read(file: FileHandle, buffer: Buffer): Promise<Buffer> {
    let filled = 0;
    try {
      while (filled < buffer.length) {
        const { bytesRead } = await file.read(buffer, filled, buffer.length - filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
    } catch (error) {
      throw fileFailure(this.path, error);
    }
    return buffer.subarray(0, filled);
  }
}

async function openForReading(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw fileFailure(path, error);
  }
}
