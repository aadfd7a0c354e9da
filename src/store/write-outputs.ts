import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outputFailure } from '../tables/output-failure.ts';
import { withTemporaryFolder } from '../tables/temporary-folder.ts';
import { CELLS_FOLDER, JOURNAL_FILE, RUN_FILE } from './run-layout.ts';

export interface OutputFile {
  /** A plain file name. */
  readonly name: string;
  /** Bytes where it is no text. */
  readonly text: string | Uint8Array;
}

const PLAIN_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const RESERVED: readonly string[] = [RUN_FILE, JOURNAL_FILE, CELLS_FOLDER];

/** Writes files into an existing folder: all are written elsewhere first, then each is moved over its predecessor. */
export async function replaceFiles(directory: string, files: readonly OutputFile[]): Promise<void> {
  try {
    await withTemporaryFolder(directory, '.partial-', async folder => {
      for (const { name, text } of files) await writeFile(join(folder, name), text);
      for (const { name } of files) await rename(join(folder, name), join(directory, name));
    });
  } catch (error) {
    throw outputFailure(directory, error);
  }
}

/**
 * Writes what was made of a run into its directory. Every file is there whole or as it was before; none is replaced
 * before all of them could be written.
 * @param directory an existing run directory, as the user typed it
 * @throws CarryoverError `output-failed` with path, cause and next step
 */
export async function writeOutputs(directory: string, files: readonly OutputFile[]): Promise<void> {
  const wrong = files.find(({ name }) => !PLAIN_NAME.test(name) || RESERVED.includes(name));
  if (wrong !== undefined) throw new Error(`${wrong.name} is no name for an output of a run`);
  await replaceFiles(directory, files);
}
