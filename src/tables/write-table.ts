import { createWriteStream } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { CarryoverError } from '../core/errors.ts';
import { quote } from '../core/quote.ts';
import { formatCsv, formatJsonl } from './format-rows.ts';
import { outputFailure } from './output-failure.ts';
import type { Table } from './table-columns.ts';
import { withTemporaryFolder } from './temporary-folder.ts';
import { writeParquet } from './write-parquet.ts';

interface OutputFormat {
  readonly format: 'csv' | 'jsonl' | 'parquet';
  readonly isGzip: boolean;
}

const FORM = /\.(csv|jsonl|parquet)(\.gz)?$/i;

/** @throws CarryoverError `usage` for a name that no format has */
function formatOf(path: string): OutputFormat {
  const [, name = '', gzip] = FORM.exec(path) ?? [];
  const format = (['csv', 'jsonl', 'parquet'] as const).find(known => known === name.toLowerCase());
  if (format !== undefined && (format !== 'parquet' || gzip === undefined)) {
    return { format, isGzip: gzip !== undefined };
  }
  const found = `${path}: has a name that says no format; expected .csv, .jsonl or .parquet, or .gz behind the first two.`;
  throw new CarryoverError('usage', found, 'Give the output such a name, for example predictions.csv.');
}

/** Text that UTF-8 (or a CSV file, which may hold no NUL) cannot say. JSON can: it has escapes. */
function checkTexts(path: string, { columns }: Table, { format }: OutputFormat): void {
  if (format === 'jsonl') return;
  const cannot = (label: string): boolean => !label.isWellFormed() || (format === 'csv' && label.includes('\0'));
  for (const { name, text } of columns) {
    const label = text?.labels.find(cannot);
    if (label === undefined) continue;
    const found = `${path}: ${name} has the text ${quote(label)}, which ${format} cannot hold.`;
    throw new CarryoverError('output-failed', found, 'Write .jsonl instead.');
  }
}

async function writeRows(path: string, table: Table, { format, isGzip }: OutputFormat): Promise<void> {
  if (format !== 'parquet') {
    const text = Readable.from(format === 'csv' ? formatCsv(table) : formatJsonl(table));
    await (isGzip ? pipeline(text, createGzip(), createWriteStream(path)) : pipeline(text, createWriteStream(path)));
    return;
  }
  const file = await open(path, 'wx');
  try {
    await writeParquet(file, table);
  } finally {
    await file.close();
  }
}

/**
 * Writes a table as CSV, JSONL (packed with gzip where the name ends in .gz) or Parquet, by its name. The file is there
 * whole or as it was before. The same table gives the same bytes.
 * @param path as the user typed it
 * @throws CarryoverError `usage` for another name, `output-failed` where nothing can be written there or where the format
 *   cannot hold a text
 */
export async function writeTable(path: string, table: Table): Promise<void> {
  const format = formatOf(path);
  checkTexts(path, table, format);
  try {
    await withTemporaryFolder(dirname(path), '.partial-', async folder => {
      const partial = join(folder, basename(path));
      await writeRows(partial, table, format);
      await rename(partial, path);
    });
  } catch (error) {
    throw outputFailure(path, error);
  }
}
