import { CarryoverError } from '../../core/errors.ts';
import { CsvParser } from '../../tables/csv-parser.ts';
import { JsonlParser } from '../../tables/jsonl-parser.ts';
import type { Source } from '../../tables/open-source.ts';
import { rawGroup } from '../../tables/parquet-rows.ts';
import type { ParsedChunk, RawRows, RowParser } from '../../tables/raw-rows.ts';

export interface SourceRowsOptions {
  /** Whether columns of a CSV file may share a name. */
  readonly mayRepeat?: boolean;
}

const chooseParser = (source: Source, options: SourceRowsOptions): RowParser =>
  source.head.trimStart().startsWith('{') ? new JsonlParser(source.path) : new CsvParser(source.path, options);

async function* textRows(source: Source, options: SourceRowsOptions): AsyncGenerator<RawRows> {
  if (/^\s*\[/u.test(source.head)) {
    const found = `${source.path}: is a JSON array; expected CSV, or JSONL (one JSON object on every line).`;
    throw new CarryoverError('data-invalid', found, "Rewrite it as JSONL, for example: jq -c '.[]' FILE.");
  }
  const parser = chooseParser(source, options);
  const check = ({ fault, ...parsed }: ParsedChunk): RawRows => {
    if (fault !== undefined) throw fault;
    return parsed;
  };
  for await (const chunk of source.lines()) yield check(await parser.parse(chunk));
  yield check(await parser.end());
}

async function* parquetRows(source: Source): AsyncGenerator<RawRows> {
  const table = await source.readParquet();
  try {
    for (const group of table.groups) yield* rawGroup(table, group);
  } finally {
    await table.close();
  }
}

/**
 * The rows of a table in CSV, JSONL or Parquet, some thousands at a time, in order.
 * @throws CarryoverError `data-invalid` for what is no table, with the line where there is one, and for a table without rows
 */
export async function* sourceRows(source: Source, options: SourceRowsOptions = {}): AsyncGenerator<RawRows> {
  let rows = 0;
  for await (const batch of source.kind === 'parquet' ? parquetRows(source) : textRows(source, options)) {
    rows += batch.rows.length;
    yield batch;
  }
  if (rows > 0) return;
  const hint = 'Check that whatever wrote the file came to its end.';
  throw new CarryoverError('data-invalid', `${source.path}: has no rows; expected one at least.`, hint);
}

/** All rows of a table at once. */
export async function allRows(source: Source, options: SourceRowsOptions = {}): Promise<RawRows> {
  const lines: number[] = [];
  const rows: (readonly unknown[])[] = [];
  let last: RawRows | undefined;
  for await (const batch of sourceRows(source, options)) {
    last = batch;
    for (const line of batch.lines) lines.push(line);
    for (const row of batch.rows) rows.push(row);
  }
  return { ...(last as RawRows), lines, rows };
}
