import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Progress } from '../core/ports.ts';
import type { Predictions } from '../core/predictions.ts';
import { journalLine } from './append-journal.ts';
import { contentKey } from './content-key.ts';
import { cellFormatter } from './format-cell.ts';
import { hashCells } from './hash-cells.ts';
import { hashRecords } from './hash-records.ts';
import type { CellEntry, RunManifest, StoredRun } from './manifest.ts';
import { CELLS_FOLDER, cellFile, JOURNAL_FILE, RUN_FILE } from './run-layout.ts';
import { splitCells } from './split-cells.ts';

/** A cell with the bytes of its file. */
export interface FormattedCell {
  readonly entry: CellEntry;
  readonly bytes: Buffer;
}

/** Every cell of a table with the bytes of its file, one at a time, by domain, rung, arm and seed. */
export function* formatCells(predictions: Predictions): Generator<FormattedCell> {
  const format = cellFormatter(predictions);
  for (const cell of splitCells(predictions)) {
    const bytes = Buffer.from(format(cell), 'utf8');
    const { domain, rung, arm, seed, rows } = cell;
    yield { entry: { key: contentKey(bytes), domain, rung, arm, seed, rows: rows.length }, bytes };
  }
}

function storedRun(manifest: RunManifest, cells: readonly CellEntry[]): StoredRun {
  return { ...manifest, cellsHash: hashCells(cells), recordsHash: hashRecords(manifest.records), cells };
}

/** Text of `run.json`. */
export const formatRun = (manifest: RunManifest, cells: readonly CellEntry[]): string =>
  `${JSON.stringify(storedRun(manifest, cells), null, 2)}\n`;

/** What a run directory is made from. */
export interface RunContent {
  readonly manifest: RunManifest;
  readonly predictions: Predictions;
}

export interface BuildOptions {
  readonly clock: Clock;
  readonly progress: Progress;
}

/**
 * Writes a whole run into a folder that does not exist yet.
 * @throws the errors of the file system, as they are
 */
export async function buildRun(
  folder: string,
  { manifest, predictions }: RunContent,
  { clock, progress }: BuildOptions,
): Promise<void> {
  await mkdir(join(folder, CELLS_FOLDER), { recursive: true });
  const cells: CellEntry[] = [];
  progress.start('storing', predictions.rows);
  try {
    for (const { entry, bytes } of formatCells(predictions)) {
      await writeFile(join(folder, cellFile(entry.key)), bytes);
      cells.push(entry);
      progress.advance(entry.rows);
    }
  } finally {
    progress.done();
  }
  const { planHash } = manifest.provenance;
  const created = { event: 'created', planHash, cells: cells.length, rows: predictions.rows };
  await writeFile(join(folder, JOURNAL_FILE), journalLine(created, clock));
  await writeFile(join(folder, RUN_FILE), formatRun(manifest, cells));
}
