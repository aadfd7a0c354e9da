import { existsSync, readdirSync, statSync } from 'node:fs';
import { CarryoverError } from '../core/errors.ts';

/** Whether nothing would be lost there: no file, or a folder without files. */
const isFree = (path: string): boolean =>
  !existsSync(path) || (statSync(path).isDirectory() && readdirSync(path).length === 0);

/**
 * Before anything is read or computed, which may take minutes: what a person keeps there is not overwritten unasked.
 * @param path a file or a folder, as the user typed it
 * @throws CarryoverError `output-failed` where a file, or a folder with something in it, is there
 */
export function refuseExisting(path: string, force: boolean): void {
  if (force || isFree(path)) return;
  const found = `${path}: is there already; expected ${statSync(path).isDirectory() ? 'an empty folder, or none' : 'a file that does not exist yet'}.`;
  throw new CarryoverError('output-failed', found, 'Choose another name, or replace it with --force.');
}
