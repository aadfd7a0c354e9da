import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CarryoverError } from '../core/errors.ts';
import { compareNaturally } from '../util/compare-naturally.ts';
import { CELLS_FOLDER, JOURNAL_FILE, RUN_FILE } from './run-layout.ts';

/** A folder that is a run, or was to become one. */
export interface FoundRun {
  readonly directory: string;
  /** It has files of a run, and no `run.json`: whatever wrote it did not come to its end. */
  readonly isHalfWritten: boolean;
}

const PARTS: readonly string[] = [CELLS_FOLDER, JOURNAL_FILE, 'result.json'];

async function inspect(directory: string): Promise<FoundRun | undefined> {
  const names = await readdir(directory).catch((): string[] => []);
  if (names.includes(RUN_FILE)) return { directory, isHalfWritten: false };
  const isStarted = names.some(name => PARTS.includes(name) || name.startsWith('.partial-'));
  return isStarted ? { directory, isHalfWritten: true } : undefined;
}

/**
 * The run directories that a path stands for: itself, or the folders in it, by name. Hidden folders are none: the store is
 * one, and what is being written is in others.
 * @param path as the user typed it
 * @throws CarryoverError `usage` where there is no such folder, or no run in it
 */
export async function findRuns(path: string): Promise<readonly FoundRun[]> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() !== true) {
    const what = found === undefined ? 'there is nothing of this name' : 'is no folder';
    throw new CarryoverError(
      'usage',
      `${path}: ${what}; expected a run directory, or a folder of them.`,
      'Name the folder that carryover run writes to, such as reports.',
    );
  }
  const self = await inspect(path);
  if (self !== undefined) return [self];
  const entries = await readdir(path, { withFileTypes: true });
  const names = entries.filter(entry => !entry.name.startsWith('.') && !entry.isFile()).map(({ name }) => name);
  const inside = await Promise.all(names.sort(compareNaturally).map(name => inspect(join(path, name))));
  const runs = inside.filter(run => run !== undefined);
  if (runs.length > 0) return runs;
  throw new CarryoverError(
    'usage',
    `${path}: holds no run; expected folders with a ${RUN_FILE}.`,
    'Run a suite first (carryover run SUITE --out DIR), or name another folder.',
  );
}
