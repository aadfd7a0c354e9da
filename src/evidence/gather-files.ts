import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CarryoverError } from '../core/errors.ts';
import { fileFailure } from '../tables/file-failure.ts';
import { walkFolder } from './walk-folder.ts';

export interface GatheredFile {
  readonly path: string;
  /** Whether it was found in a folder: then what cannot be read is left out, and listed. */
  readonly isOptional: boolean;
  /** Whether it is a link to a folder that was found in one: it may lead in a circle. */
  readonly isFolderLink: boolean;
}

/** Whether a path is a folder by way of a link; one that leads nowhere is none. */
const leadsToFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    stats => stats.isDirectory(),
    () => false,
  );

type Found = Pick<GatheredFile, 'path' | 'isFolderLink'>;

async function filesIn(folder: string): Promise<readonly Found[]> {
  const files: Found[] = [];
  for await (const { path, kind } of walkFolder(folder)) {
    if (kind === 'file') files.push({ path, isFolderLink: false });
    else if (kind === 'link') files.push({ path, isFolderLink: await leadsToFolder(path) });
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
