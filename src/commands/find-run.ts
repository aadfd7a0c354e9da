import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredRun } from '../store/manifest.ts';
import { readRun } from '../store/open-run.ts';
import { RUN_FILE } from '../store/run-layout.ts';

/**
 * What `run.json` of a directory says; undefined where there is none.
 * @throws CarryoverError `run-invalid` where there is one that was changed or that another version wrote
 */
export async function findRun(directory: string): Promise<StoredRun | undefined> {
  const isThere = await access(join(directory, RUN_FILE)).then(
    () => true,
    () => false,
  );
  return isThere ? readRun(directory) : undefined;
}
