import { CarryoverError } from '../core/errors.ts';
import type { Predictions } from '../core/predictions.ts';
import { appendJournal } from './append-journal.ts';
import { type BuildOptions, formatCells, formatCounts, formatRun } from './build-run.ts';
import { hashCells } from './hash-cells.ts';
import { hashPart } from './hash-part.ts';
import type { RunContent, StoredOutcomes, StoredRun } from './manifest.ts';
import { parseRun } from './parse-run.ts';
import { checkCellFiles, readCell } from './read-cells.ts';
import { RUN_FILE } from './run-layout.ts';
import { replaceFiles } from './write-outputs.ts';

/** What a run is about, in one order of keys; when and where it was made aside. */
function essenceOf({ createdAt, node, gitCommit, ...rest }: StoredRun): string {
  return JSON.stringify(rest);
}

const refuseOther = (directory: string, found: string, made: string): CarryoverError =>
  new CarryoverError(
    'run-invalid',
    `${directory}: holds other ${found} than ${made}, although the plan is the same.`,
    'Choose another folder with --out, or replace the run with --force.',
  );

interface Kept {
  readonly stored: StoredRun;
  readonly content: RunContent;
}

/** Checks that the run has the cells of this table, and that their files are what they were. */
async function checkOutcomes(
  directory: string,
  { stored, predictions }: { readonly stored: StoredOutcomes; readonly predictions: Predictions },
  { progress }: BuildOptions,
) {
  const cells = Array.from(formatCells(predictions), ({ entry }) => entry);
  if (hashCells(cells) !== stored.cellsHash) throw refuseOther(directory, 'outcomes', 'these tables');
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
  return cells;
}

/** The text that `run.json` has now, and how much was checked. */
async function check(directory: string, { stored, content }: Kept, options: BuildOptions) {
  if ('evidence' in content) {
    const { manifest, evidence } = content;
    if (stored.kind !== 'counts' || stored.evidenceHash !== hashPart(evidence)) {
      throw refuseOther(directory, 'counts', 'this archive');
    }
    return { text: formatCounts(manifest, evidence), size: { runs: evidence.runs.length } };
  }
  const { manifest, predictions } = content;
  if (stored.kind === 'counts') throw refuseOther(directory, 'outcomes', 'these tables');
  const cells = await checkOutcomes(directory, { stored, predictions }, options);
  return { text: formatRun(manifest, cells), size: { cells: cells.length } };
}

/**
 * Keeps a run that is analysed once more: what it looks at stays as it is, the journal gets a line. Where the request differs
 * in something that the plan hash leaves out (such as the command), `run.json` takes the new one.
 * @throws CarryoverError `run-invalid` where a cell is missing, was changed, or is not what these outcomes give; likewise counts
 */
export async function keepRun(directory: string, { stored, content }: Kept, options: BuildOptions): Promise<void> {
  const { text, size } = await check(directory, { stored, content }, options);
  if (essenceOf(parseRun(text, RUN_FILE)) !== essenceOf(stored)) {
    await replaceFiles(directory, [{ name: RUN_FILE, text }]);
  }
  await appendJournal(directory, { event: 'verified', planHash: stored.provenance.planHash, ...size }, options.clock);
}
