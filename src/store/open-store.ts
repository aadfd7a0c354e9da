import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Artefact, Store } from '../core/ports.ts';
import { contentKey } from './content-key.ts';
import { storeFailure } from './store-failure.ts';

/** Every file begins with the hash of what follows, so that what a crash or a full disk left behind is never believed. */
const HASH_LENGTH = 32;

/**
 * Makes the folder of a store and writes into it, so that a store that cannot be written to is found before any work.
 * @throws CarryoverError `output-failed` with path, cause and next step
 */
export async function checkStore(folder: string, owner: string): Promise<void> {
  const probe = join(folder, `.probe-${owner}`);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    throw storeFailure(folder, error);
  }
}

/**
 * Opens a store in a folder, which is made when something is put. Any number of processes may use it at the same time: a
 * file appears whole, and two that put the same key put the same bytes.
 * @param folder as the user typed it
 * @param owner a word that no other process uses at the same time, such as the process id
 */
export function openStore(folder: string, owner: string): Store {
  let written = 0;
  const place = (kind: Artefact, key: string): string => join(folder, kind, key);
  return {
    async get(kind, key) {
      const file = await readFile(place(kind, key)).catch(() => undefined);
      if (file === undefined) return undefined;
      const bytes = file.subarray(HASH_LENGTH);
      return file.toString('latin1', 0, HASH_LENGTH) === contentKey(bytes) ? bytes : undefined;
    },
    async put(kind, key, bytes) {
      const partial = join(folder, kind, `.partial-${owner}-${written++}`);
      try {
        await mkdir(join(folder, kind), { recursive: true });
        await writeFile(partial, Buffer.concat([Buffer.from(contentKey(bytes), 'latin1'), bytes]));
        await rename(partial, place(kind, key));
      } catch (error) {
        await rm(partial, { force: true }).catch(() => undefined);
        throw storeFailure(folder, error);
      }
    },
  };
}
