import { stat } from 'node:fs/promises';
import { CarryoverError } from '../core/errors.ts';
import { CsvParser } from './csv-parser.ts';
import { fileFailure } from './file-failure.ts';
import { JsonlParser } from './jsonl-parser.ts';
import type { LineChunk } from './line-chunks.ts';
import { openSource, type Source } from './open-source.ts';
import { type FileDigest, RawFile } from './raw-file.ts';
import type { ParsedChunk, RawRows, RowParser } from './raw-rows.ts';

/** What a file was, as a whole. */
export interface TableDigest extends FileDigest {
  readonly rows: number;
}

export interface TableListener {
  /** Some thousands of rows at a time, in the order of the file. */
  readonly onRows: (rows: RawRows) => void;
  /** Bytes read since the last call. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * Size in bytes; 0 for a pipe, which is not opened here because it can be read only once.
 * @throws CarryoverError where the path leads to no readable file
 */
export async function measureFile(path: string): Promise<number> {
  const stats = await stat(path).catch((error: unknown) => {
    throw fileFailure(path, error);
  });
  if (!stats.isFile() && !stats.isDirectory()) return 0;
  await RawFile.open(path, () => undefined);
  return stats.size;
}

/** The parser for what the first text in a file looks like; none while there is nothing but blanks. */
function chooseParser(path: string, { bytes }: LineChunk): RowParser | undefined {
  const start = bytes.toString('utf8').trimStart()[0];
  if (start === undefined) return undefined;
  if (start === '[') {
    const found = `${path}: is a JSON array; expected JSONL (one JSON object on every line) or CSV.`;
    throw new CarryoverError('data-invalid', found, "Rewrite it as JSONL, for example: jq -c '.[]' FILE.");
  }
  return start === '{' ? new JsonlParser(path) : new CsvParser(path);
}

/**
 * Reads a table once, from start to end; its format shows in its content, not in its name.
 * @param table as the user typed it, or opened before, as a pipe must be that was looked at; then bytes are those of its text
 * @throws CarryoverError for a path that cannot be read and for whatever is no table, with the line where there is one;
 *   also whatever a listener throws. Rows before a fault have been handed over by then.
 */
export async function readTable(table: string | Source, { onRows, onBytes }: TableListener): Promise<TableDigest> {
  const source = typeof table === 'string' ? await openSource(table, { onBytes }) : table;
  const { path } = source;
  let rows = 0;
  let parser: RowParser | undefined;
  const handOver = ({ fault, ...parsed }: ParsedChunk): void => {
    rows += parsed.rows.length;
    onRows(parsed);
    if (fault !== undefined) throw fault;
  };
  for await (const chunk of source.lines()) {
    if (source === table) onBytes(chunk.bytes.length);
    parser ??= chooseParser(path, chunk);
    if (parser !== undefined) handOver(await parser.parse(chunk));
  }
  if (parser === undefined) {
    const found = `${path}: is empty; expected a predictions table in CSV or JSONL.`;
    throw new CarryoverError('data-invalid', found, 'Check that whatever wrote the file came to its end.');
  }
  handOver(await parser.end());
  return { ...(await source.digest()), rows };
}
