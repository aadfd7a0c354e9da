import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileFailure } from '../tables/file-failure.ts';
import { appendFrame, readFrames } from './frame-file.ts';
import { isMissing } from './is-missing.ts';
import { storeFailure } from './store-failure.ts';

export interface FrameLog<T> {
  /** Every value, the oldest first; none where there is no such file. */
  readAll(name: string): Promise<readonly T[]>;
  /** Adds values in one frame: all of them are there, or none. */
  appendAll(name: string, values: readonly T[]): Promise<void>;
}

/**
 * Values as lines of JSON in frames, one file per name.
 * @param folder made when something is added
 * @param isForced whether what is added is to survive the death of the machine, and not of the process alone
 */
export function openFrameLog<T>(folder: string, isForced: boolean): FrameLog<T> {
  return {
    async readAll(name) {
      const path = join(folder, name);
      const values: T[] = [];
      try {
        for (const text of await readFrames(path)) {
          for (const line of text.split('\n')) values.push(JSON.parse(line) as T); // the hash says that it was written here
        }
      } catch (error) {
        throw fileFailure(path, error);
      }
      return values;
    },
    async appendAll(name, values) {
      try {
        const text = values.map(value => JSON.stringify(value)).join('\n');
        await appendFrame(join(folder, name), text, isForced).catch(async (error: unknown) => {
          if (!isMissing(error)) throw error; // nothing was written: it is `open` that fails so
          await mkdir(folder, { recursive: true });
          await appendFrame(join(folder, name), text, isForced);
        });
      } catch (error) {
        throw storeFailure(folder, error);
      }
    },
  };
}
