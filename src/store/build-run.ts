import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CountedEvidence } from '../core/counted-evidence.ts';
import type { Clock, Progress } from '../core/ports.ts';
import type { Predictions } from '../core/predictions.ts';
import { journalLine } from './append-journal.ts';
import { contentKey } from './content-key.ts';
import { cellFormatter } from './format-cell.ts';
import { hashCells } from './hash-cells.ts';
import { hashPart } from './hash-part.ts';
import type { CellEntry, CountsManifest, RunContent, RunManifest, StoredCounts, StoredOutcomes } from './manifest.ts';
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

const format = (run: StoredOutcomes | StoredCounts): string => `${JSON.stringify(run, null, 2)}\n`;

/** Text of `run.json` for outcomes, whose cells have files of their own. */
export const formatRun = (manifest: RunManifest, cells: readonly CellEntry[]): string =>
  format({
    ...manifest,
    cellsHash: hashCells(cells),
    recordsHash: hashPart(manifest.records),
    textsHash: hashPart(manifest.texts),
    cells,
  });

/** Text of `run.json` for counts, which stand in it. */
export const formatCounts = (manifest: CountsManifest, evidence: CountedEvidence): string =>
  format({ ...manifest, evidenceHash: hashPart(evidence) ?? '', evidence });

export interface BuildOptions {
  readonly clock: Clock;
  readonly progress: Progress;
}

/**
 * Writes a whole run into a folder that does not exist yet.
 * @throws the errors of the file system, as they are
 */
export async function buildRun(folder: string, content: RunContent, options: BuildOptions): Promise<void> {
  const { planHash } = content.manifest.provenance;
  const isCounts = 'evidence' in content;
  await mkdir(isCounts ? folder : join(folder, CELLS_FOLDER), { recursive: true });
  const cells = isCounts ? [] : await writeCells(folder, content.predictions, options);
  const text = isCounts ? formatCounts(content.manifest, content.evidence) : formatRun(content.manifest, cells);
  const size = isCounts
    ? { runs: content.evidence.runs.length, references: content.evidence.references.length }
    : { cells: cells.length, rows: content.predictions.rows };
  await writeFile(join(folder, JOURNAL_FILE), journalLine({ event: 'created', planHash, ...size }, options.clock));
  await writeFile(join(folder, RUN_FILE), text);
}

async function writeCells(folder: string, predictions: Predictions, { progress }: BuildOptions) {
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
  return cells;
}
