import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CarryoverError } from '../core/errors.ts';
import { fileFailure } from '../tables/file-failure.ts';
import { count } from '../util/format.ts';

/** What lies in a folder. */
export interface Walked {
  readonly path: string;
  /** `other` is neither, such as a socket. */
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** A log folder has thousands of files, a mistyped path a whole disk. */
const MOST_FILES = 100_000;

const isShown = (name: string): boolean => !name.startsWith('.');

function kindOf(entry: Dirent): Walked['kind'] {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}

async function* walk(folder: string, isListed: (name: string) => boolean): AsyncGenerator<Walked> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw fileFailure(folder, error);
  });
  const listed = entries.filter(({ name }) => isListed(name));
  for (const entry of listed.sort((x, y) => (x.name < y.name ? -1 : 1))) {
    const [path, kind] = [join(folder, entry.name), kindOf(entry)];
    yield { path, kind };
    if (kind === 'folder' && isShown(entry.name)) yield* walk(path, isListed);
  }
}

/**
 * Everything below a folder, in order of names, a folder before what is in it. Hidden folders are not entered, and links not followed.
 * @param isListed which names count; by default those that are not hidden
 * @param mostFiles only files count, neither folders nor links
 * @throws CarryoverError for a folder that cannot be read, and `usage` for one with too many files
 */
export async function* walkFolder(
  folder: string,
  isListed: (name: string) => boolean = isShown,
  mostFiles: number = MOST_FILES,
): AsyncGenerator<Walked> {
  let files = 0;
  for await (const walked of walk(folder, isListed)) {
    if (walked.kind === 'file' && ++files > mostFiles) {
      const found = `${folder}: holds more than ${count(mostFiles)} files; expected a folder of results.`;
      throw new CarryoverError('usage', found, 'Name the folder of one experiment.');
    }
    yield walked;
  }
}
