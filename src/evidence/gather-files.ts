import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CarryoverError } from '../core/errors.ts';
import { fileFailure } from '../tables/file-failure.ts';
import { count } from '../util/format.ts';

export interface GatheredFile {
  readonly path: string;
  /** Whether it was found in a folder: then what cannot be read is left out, and listed. */
  readonly isOptional: boolean;
  /** Whether it is a link to a folder that was found in one: it may lead in a circle. */
  readonly isFolderLink: boolean;
}

/** A log folder has thousands of files, a mistyped path a whole disk. */
const MOST_FILES = 100_000;

/** Whether a path is a folder by way of a link; one that leads nowhere is none. */
const leadsToFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    stats => stats.isDirectory(),
    () => false,
  );

type Found = Pick<GatheredFile, 'path' | 'isFolderLink'>;

async function* walk(folder: string): AsyncGenerator<Found> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw fileFailure(folder, error);
  });
  for (const entry of entries.toSorted((x, y) => (x.name < y.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) yield* walk(path);
    else if (entry.isFile()) yield { path, isFolderLink: false };
    else if (entry.isSymbolicLink()) yield { path, isFolderLink: await leadsToFolder(path) };
  }
}

async function filesIn(folder: string): Promise<readonly Found[]> {
  const files: Found[] = [];
  for await (const found of walk(folder)) {
    files.push(found);
    if (files.length <= MOST_FILES) continue;
    const held = `${folder}: holds more than ${count(MOST_FILES)} files; expected a folder of results.`;
    throw new CarryoverError('usage', held, 'Name the folder of one experiment.');
  }
  if (files.length > 0) return files;
  throw new CarryoverError(
    'data-invalid',
    `${folder}: is a folder without files; expected results in it.`,
    'Check the path.',
  );
}

/**
 * The files to read: those named, and everything in the folders named, in order of their names; hidden files and folders are
 * passed over, links to folders not followed. A file that is named twice, by whatever spelling of its path, comes once.
 * @param paths as the user typed them
 * @throws CarryoverError for a path that leads nowhere and for a folder without files
 */
export async function gatherFiles(paths: readonly string[]): Promise<readonly GatheredFile[]> {
  const files = new Map<string, GatheredFile>();
  for (const path of paths) {
    const stats = await stat(path).catch((error: unknown) => {
      throw fileFailure(path, error);
    });
    const found = stats.isDirectory() ? await filesIn(path) : [{ path, isFolderLink: false }];
    for (const { path: one, isFolderLink } of found) {
      const key = resolve(one);
      const before = files.get(key);
      const isOptional = stats.isDirectory() && (before?.isOptional ?? true);
      files.set(key, { path: before?.path ?? one, isOptional, isFolderLink });
    }
  }
  return [...files.values()];
}
