import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CarryoverError } from '../core/errors.ts';
import { type Progress, silentProgress } from '../core/ports.ts';
import { PredictionsBuilder } from '../core/predictions-builder.ts';
import { hashCells } from './hash-cells.ts';
import { hashPart } from './hash-part.ts';
import type { RunContent, StoredOutcomes, StoredRun } from './manifest.ts';
import { cellAdder } from './parse-cell.ts';
import { parseRun } from './parse-run.ts';
import { checkCellFiles, readCell } from './read-cells.ts';
import { cellFile, RUN_FILE } from './run-layout.ts';

const NO_RUN: Readonly<Record<string, string>> = {
  ENOENT: `holds no ${RUN_FILE}`,
  ENOTDIR: 'is no folder',
  EACCES: 'may not be read by this user',
};

/** What of a run does not hash to what was written with it; undefined where all does. */
function findChange(run: StoredRun): string | undefined {
  if (run.kind === 'counts') {
    return hashPart(run.evidence) === run.evidenceHash ? undefined : 'the counts do not match evidenceHash';
  }
  if (hashCells(run.cells) !== run.cellsHash) return 'the list of cells does not match cellsHash';
  if (hashPart(run.records) !== run.recordsHash) return 'the records do not match recordsHash';
  return hashPart(run.texts) === run.textsHash ? undefined : 'the texts do not match textsHash';
}

/**
 * Reads and checks `run.json`.
 * @param directory as the user typed it
 * @throws CarryoverError `run-invalid` where there is none, or it is not what this version wrote
 */
export async function readRun(directory: string): Promise<StoredRun> {
  const path = join(directory, RUN_FILE);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const cause = NO_RUN[code] ?? `cannot be read (${error instanceof Error ? error.message : String(error)})`;
    const found = `${directory}: ${cause}; expected a run directory of carryover.`;
    throw new CarryoverError('run-invalid', found, 'Name the folder that carryover analyze wrote.', { cause: error });
  });
  const run = parseRun(text, path);
  const changed = findChange(run);
  if (changed === undefined) return run;
  const found = `${path}: was changed after it was written: ${changed}.`;
  throw new CarryoverError('run-invalid', found, 'Run the command that made it again, with --force.');
}

/** Faults of a table are faults of the run here: the user did not write these files. */
function asRunFault(error: unknown): unknown {
  if (!(error instanceof CarryoverError) || error.code !== 'data-invalid') return error;
  return new CarryoverError('run-invalid', error.message, 'Run the command that made it again, with --force.', {
    cause: error,
  });
}

async function openOutcomes(directory: string, stored: StoredOutcomes, progress: Progress): Promise<RunContent> {
  const { cells, cellsHash, recordsHash, textsHash, ...manifest } = stored;
  await checkCellFiles(directory, cells);
  const rows = cells.reduce((sum, entry) => sum + entry.rows, 0);
  const builder = new PredictionsBuilder(rows);
  const addCell = cellAdder(builder);
  progress.start('reading', rows);
  try {
    for (const entry of cells) {
      addCell(await readCell(directory, entry), { entry, path: join(directory, cellFile(entry.key)) });
      progress.advance(entry.rows);
    }
    return { manifest, predictions: builder.build() };
  } catch (error) {
    throw asRunFault(error);
  } finally {
    progress.done();
  }
}

/**
 * Reads a run back from its directory alone. Of outcomes every cell file must be there and hash to its name, and the table is
 * built and checked like an imported one; counts must be what was written.
 * @param directory as the user typed it
 * @param progress counts rows
 * @throws CarryoverError `run-invalid` naming the file and what is wrong with it
 */
export async function openRun(directory: string, progress: Progress = silentProgress): Promise<RunContent> {
  const stored = await readRun(directory);
  if (stored.kind !== 'counts') return openOutcomes(directory, stored, progress);
  const { evidence, evidenceHash, ...manifest } = stored;
  return { manifest, evidence };
}
