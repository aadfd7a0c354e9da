import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CarryoverError } from '../core/errors.ts';
import { quote } from '../core/quote.ts';
import { contentKey } from './content-key.ts';
import type { CellEntry } from './manifest.ts';
import { CELLS_FOLDER, cellFile } from './run-layout.ts';

const AGAIN = 'Run the command that made it again, with --force or into another folder.';
/** Cells named in one message. */
const MOST_NAMES = 5;

const describeCell = ({ key, domain, rung, arm, seed }: CellEntry): string =>
  `${cellFile(key)} (domain ${quote(domain)}, rung ${quote(rung)}, arm ${quote(arm)}, seed ${quote(seed)})`;

function list(names: readonly string[]): string {
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return `${names.slice(0, MOST_NAMES).join(', ')}${more}`;
}

/**
 * Checks that the folder of cells holds what `run.json` lists, and no cell besides.
 * @throws CarryoverError `run-invalid` naming the cells that are missing or unknown
 */
export async function checkCellFiles(directory: string, cells: readonly CellEntry[]): Promise<void> {
  const names = new Set(await readdir(join(directory, CELLS_FOLDER)).catch(() => []));
  const missing = cells.filter(({ key }) => !names.has(`${key}.jsonl`));
  if (missing.length > 0) {
    const found = `${directory}: ${missing.length} of ${cells.length} cells are missing: ${list(missing.map(describeCell))}.`;
    throw new CarryoverError('run-invalid', found, AGAIN);
  }
  const listed = new Set(cells.map(({ key }) => `${key}.jsonl`));
  const unknown = [...names].filter(name => name.endsWith('.jsonl') && !listed.has(name)).sort();
  if (unknown.length > 0) {
    const found = `${directory}: ${CELLS_FOLDER} holds files that run.json does not list: ${list(unknown.map(quote))}.`;
    throw new CarryoverError('run-invalid', found, 'Move them away, or make the run again with --force.');
  }
}

/**
 * Reads a cell file, byte for byte as it was written.
 * @throws CarryoverError `run-invalid` where it cannot be read, or its content does not hash to its name
 */
export async function readCell(directory: string, entry: CellEntry): Promise<Buffer> {
  const path = join(directory, cellFile(entry.key));
  const bytes = await readFile(path).catch((error: unknown) => {
    const detail = error instanceof Error ? error.message : String(error);
    throw new CarryoverError('run-invalid', `${path}: cannot be read: ${detail}.`, AGAIN, { cause: error });
  });
  const key = contentKey(bytes);
  if (key === entry.key) return bytes;
  const found = `${path}: was changed after it was written: its content hashes to ${key}, not to its name.`;
  throw new CarryoverError('run-invalid', found, AGAIN);
}
