import { existsSync, readdirSync, statSync } from 'node:fs';
import { CarryoverError } from '../core/errors.ts';

/** Whether nothing would be lost there: no file, or a folder without files. */
const isFree = (path: string): boolean =>
  !existsSync(path) || (statSync(path).isDirectory() && readdirSync(path).length === 0);

const INSTEAD = 'Choose another name, or replace it with --force.';

/**
 * Before anything is read, computed or bought, which may take hours: what a person keeps there is not overwritten unasked.
 * @param path a file or a folder, as the user typed it
 * @param instead the next step
 * @throws CarryoverError `output-failed` where a file, or a folder with something in it, is there
 */
export function refuseExisting(path: string, force: boolean, instead = INSTEAD): void {
  if (force || isFree(path)) return;
  const found = `${path}: is there already; expected ${statSync(path).isDirectory() ? 'an empty folder, or none' : 'a file that does not exist yet'}.`;
  throw new CarryoverError('output-failed', found, instead);
}
