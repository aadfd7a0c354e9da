import { writeFile } from 'node:fs/promises';
import { CarryoverError } from '../core/errors.ts';
import { quote } from '../core/quote.ts';

/**
 * Writes a small file that a person will edit or keep.
 * @param path as the user typed it
 * @param how `replace` lets it take the place of a file that is there; `instead` says what else the user can do
 * @throws CarryoverError `output-failed` where a file is there already, or the path cannot be written
 */
export async function writeNewFile(
  path: string,
  text: string | Uint8Array,
  { replace, instead }: { readonly replace: boolean; readonly instead: string },
): Promise<void> {
  try {
    await writeFile(path, text, { flag: replace ? 'w' : 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') {
      const found = `${path}: is there already; expected a file that does not exist yet.`;
      throw new CarryoverError('output-failed', found, instead);
    }
    const detail = error instanceof Error ? error.message : String(error);
    const hint = 'Choose another path.';
    throw new CarryoverError('output-failed', `${quote(path)} cannot be written: ${detail}.`, hint, { cause: error });
  }
}
