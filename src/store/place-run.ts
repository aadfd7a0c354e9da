import { mkdir, readdir, realpath, rename, rmdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CarryoverError } from '../core/errors.ts';
import { withTemporaryFolder } from '../tables/temporary-folder.ts';
import { isMissing } from './is-missing.ts';
import { RUN_FILE } from './run-layout.ts';

/** Writes a whole run into a folder that it is given, which does not exist yet. */
export type Build = (folder: string) => Promise<void>;

/**
 * Creates a folder and its parents one by one: the recursive mkdir of Node calls a read-only disk ENOENT.
 * @param created takes the folders that were not there, outermost first
 */
async function makeFolders(folder: string, created: string[]): Promise<void> {
  try {
    await stat(folder);
    return; // a file in the way shows as soon as something is put below it
  } catch (error) {
    if (!isMissing(error) || dirname(folder) === folder) throw error;
  }
  await makeFolders(dirname(folder), created);
  await mkdir(folder);
  created.push(folder);
}

/** Where there is nothing yet: built beside, then renamed in one step. */
export async function placeInNewFolder(target: string, build: Build): Promise<void> {
  const parent = dirname(target);
  const created: string[] = [];
  try {
    await makeFolders(parent, created);
    await withTemporaryFolder(parent, `.${basename(target)}-`, async folder => {
      await build(join(folder, 'run'));
      await rename(join(folder, 'run'), target);
    });
  } catch (error) {
    // The first error is the one to tell; a folder that somebody else uses by now stays.
    for (const folder of created.toReversed()) await rmdir(folder).catch(() => undefined);
    throw error;
  }
}

/**
 * Where there is an empty folder, which may be a mount point, or one whose parent may not be written to: built inside,
 * then moved up, `run.json` last, so that it is no run before it is whole.
 */
export async function placeInEmptyFolder(target: string, build: Build): Promise<void> {
  await withTemporaryFolder(target, '.partial-', async folder => {
    const built = join(folder, 'run');
    await build(built);
    const moved: string[] = [];
    try {
      const names = await readdir(built);
      for (const name of [...names.filter(one => one !== RUN_FILE).sort(), RUN_FILE]) {
        await rename(join(built, name), join(target, name));
        moved.push(name);
      }
    } catch (error) {
      for (const name of moved) await rename(join(target, name), join(built, name)).catch(() => undefined);
      throw error;
    }
  });
}

/** Where there is a run: the new one is built beside, and takes its place only when it is whole. */
export async function replaceFolder(target: string, build: Build): Promise<void> {
  const real = await realpath(target);
  const here = await realpath('.');
  if (here === real || here.startsWith(`${real}/`)) {
    // Moving away the folder that the process stands in would leave every relative path pointing nowhere.
    throw new CarryoverError(
      'output-failed',
      `${target}: is the current folder, or one above it, and cannot be replaced from inside.`,
      'Go to another folder first, or choose another --out.',
    );
  }
  await withTemporaryFolder(dirname(real), `.${basename(real)}-`, async folder => {
    await build(join(folder, 'run'));
    await rename(real, join(folder, 'old'));
    try {
      await rename(join(folder, 'run'), real);
    } catch (error) {
      await rename(join(folder, 'old'), real);
      throw error;
    }
  });
}
