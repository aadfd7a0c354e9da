import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * One line in `every` of a file, as Stryker's ranges: what of a large room can be changed in minutes. A hash of its number and
 * the file's path chooses a line, not what it says, so the same lines are taken each time; changes over several lines are left out.
 */
export function sampleLines(path: string, every: number): string[] {
  const lines = readFileSync(path, 'utf8').split('\n').length;
  const isTaken = (line: number): boolean =>
    createHash('sha256').update(`${path}:${line}`).digest().readUInt32BE() % every === 0;
  return Array.from({ length: lines }, (_, at) => at + 1)
    .filter(isTaken)
    .map(line => `${path}:${line}-${line}`);
}
