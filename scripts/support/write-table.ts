import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const CHUNK_CHARACTERS = 1 << 20;

/** Writes lines to a file in chunks, so that a table of any length needs little memory; returns their number. */
export function writeTable(path: string, lines: Iterable<string>): number {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
  let count = 0;
  let chunk = '';
  for (const line of lines) {
    chunk += `${line}\n`;
    count++;
    if (chunk.length >= CHUNK_CHARACTERS) {
      writeSync(file, chunk);
      chunk = '';
    }
  }
  writeSync(file, chunk);
  closeSync(file);
  return count;
}
