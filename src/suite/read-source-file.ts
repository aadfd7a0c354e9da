import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { CarryoverError } from '../core/errors.ts';
import { quote } from '../core/quote.ts';
import type { SourceFile } from '../core/suite.ts';

/** Errno → what it means for somebody who named a file. */
const CAUSES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'symbolic links lead in a circle',
  ENAMETOOLONG: 'the name is longer than the file system allows',
  EIO: 'the device reported a read error',
};

/** A file as somebody named it. */
export interface NamedFile {
  /** Where it was named, such as `suite.yaml: domains[2].items`; absent where it was named on the command line. */
  readonly place?: string | undefined;
  readonly path: string;
  /** Absolute. */
  readonly location: string;
}

/** The error that says which file is meant, what is wrong with it and where it was looked for. */
export function sourceFailure({ place, path, location }: NamedFile, cause: string, error?: unknown): CarryoverError {
  const file = place === undefined ? path : `${place}: ${quote(path)}`;
  const looked = location === path ? '' : ` (${location})`;
  const hint =
    place === undefined
      ? 'Name a suite file (YAML or JSON); `carryover init` writes one that runs as it is.'
      : 'Correct the path; in a suite, paths are relative to the suite file.';
  return new CarryoverError('usage', `${file}${looked}: ${cause}.`, hint, { cause: error });
}

const say = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const detail = error instanceof Error ? error.message : String(error);
  return `cannot be read: ${CAUSES[code] ?? detail}`;
};

/** Refuses what is no file with something in it; a pipe could be read only once, and never ends if nobody writes. */
async function measure(file: NamedFile): Promise<number> {
  const found = await stat(file.location).catch((error: unknown) => {
    throw sourceFailure(file, say(error), error);
  });
  if (found.isDirectory()) throw sourceFailure(file, 'is a folder; expected a file');
  if (!found.isFile()) throw sourceFailure(file, 'is a pipe or a device; expected a file');
  if (found.size === 0) throw sourceFailure(file, 'is empty');
  return found.size;
}

export interface ReadOptions {
  /** Is handed the bytes, piece by piece. */
  readonly onChunk?: (chunk: Buffer) => void;
  /** Most bytes that such a file can be taken to have. */
  readonly mostBytes?: number;
}

/**
 * Reads a file from end to end without holding it in memory.
 * @returns what identifies its content
 * @throws CarryoverError `usage` where it is absent, unreadable, empty, too long, a folder, a pipe or a device
 */
export async function readSourceFile(file: NamedFile, { onChunk, mostBytes }: ReadOptions = {}): Promise<SourceFile> {
  const size = await measure(file);
  if (mostBytes !== undefined && size > mostBytes) {
    throw sourceFailure(file, `has ${size} bytes; expected a file of at most ${mostBytes}`);
  }
  const sha256 = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(file.location) as AsyncIterable<Buffer>) {
      sha256.update(chunk);
      bytes += chunk.length;
      onChunk?.(chunk);
    }
  } catch (error) {
    throw sourceFailure(file, say(error), error);
  }
  return { path: file.path, location: file.location, sha256: sha256.digest('hex'), bytes };
}
