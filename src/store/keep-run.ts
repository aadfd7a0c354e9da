import { CarryoverError } from '../core/errors.ts';
import { appendJournal } from './append-journal.ts';
import { type BuildOptions, formatCells, formatRun, type RunContent } from './build-run.ts';
import { hashCells } from './hash-cells.ts';
import type { CellEntry, StoredRun } from './manifest.ts';
import { parseRun } from './parse-run.ts';
import { checkCellFiles, readCell } from './read-cells.ts';
import { RUN_FILE } from './run-layout.ts';
import { replaceFiles } from './write-outputs.ts';

/** What a run is about, in one order of keys; when and where it was made aside. */
function essenceOf({ createdAt, node, gitCommit, ...rest }: StoredRun): string {
  return JSON.stringify(rest);
}

/** Formats every cell of the table and checks that the run has the same. */
function formatSameCells(directory: string, stored: StoredRun, { predictions }: RunContent): readonly CellEntry[] {
  const cells = Array.from(formatCells(predictions), ({ entry }) => entry);
  if (hashCells(cells) === stored.cellsHash) return cells;
  const found = `${directory}: holds other outcomes than these tables, although the plan is the same.`;
  throw new CarryoverError('run-invalid', found, 'Choose another folder with --out, or replace the run with --force.');
}

/**
 * Keeps a run that is analysed once more: its cells stay as they are, the journal gets a line. Where the request differs
 * in something that the plan hash leaves out (such as the command), `run.json` takes the new one.
 * @throws CarryoverError `run-invalid` where a cell is missing, was changed, or is not what these outcomes give
 */
export async function keepRun(
  directory: string,
  { stored, content }: { readonly stored: StoredRun; readonly content: RunContent },
  { clock, progress }: BuildOptions,
): Promise<void> {
  const cells = formatSameCells(directory, stored, content);
  await checkCellFiles(directory, stored.cells);
  progress.start('checking', cells.length);
  try {
    for (const entry of stored.cells) {
      await readCell(directory, entry);
      progress.advance(1);
    }
  } finally {
    progress.done();
  }
  const text = formatRun(content.manifest, cells);
  if (essenceOf(parseRun(text, RUN_FILE)) !== essenceOf(stored)) {
    await replaceFiles(directory, [{ name: RUN_FILE, text }]);
  }
  const { planHash } = stored.provenance;
  await appendJournal(directory, { event: 'verified', planHash, cells: cells.length }, clock);
}
