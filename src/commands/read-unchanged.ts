import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { CarryoverError } from '../core/errors.ts';
import type { SourceFile } from '../core/suite.ts';

/**
 * The error for a file that is no longer what it was when its hash was taken: what is measured is stored under that hash, and
 * would be there for good as what it is not.
 */
export function changedFailure(path: string, error?: unknown): CarryoverError {
  const hint = 'Nothing is lost: what was measured of the file as it was is kept, and told apart.';
  return new CarryoverError('data-invalid', `${path}: changed since the run began; run again.`, hint, { cause: error });
}

/**
 * Bytes of a file that a suite names.
 * @throws CarryoverError `data-invalid` where they are not those that the file is known by
 */
export async function readUnchanged({ path, location, sha256 }: SourceFile): Promise<Uint8Array> {
  const bytes = await readFile(location).catch((error: unknown) => {
    throw changedFailure(path, error);
  });
  if (hash('sha256', bytes, 'hex') !== sha256) throw changedFailure(path);
  return bytes;
}

/**
 * Text of a file that a suite names, without the byte order mark.
 * @throws CarryoverError `data-invalid` where it changed, and where it is no UTF-8, which is refused instead of replaced
 */
export async function readUnchangedText(file: SourceFile): Promise<string> {
  const bytes = await readUnchanged(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const hint = 'Save the file as UTF-8.';
    throw new CarryoverError('data-invalid', `${file.path}: is no valid UTF-8.`, hint, { cause: error });
  }
}
