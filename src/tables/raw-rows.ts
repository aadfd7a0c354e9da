import type { CarryoverError } from '../core/errors.ts';
import type { LineChunk } from './line-chunks.ts';
import type { PlainRows } from './plain-rows.ts';
import type { Want } from './scan-jsonl.ts';

/** The columns of a table, as far as it was read. */
export interface TableColumns {
  readonly format: 'csv' | 'jsonl' | 'parquet';
  /** Columns seen so far, in order of appearance. A CSV header fixes them; in JSONL later rows append theirs. */
  readonly columns: readonly string[];
  /** 1-based line on which each column is first named: the header, or a row. */
  readonly columnLines: readonly number[];
}

/** Some rows of a file as they stand there: nothing is interpreted yet. */
export interface RawRows extends TableColumns {
  /** 1-based line on which `rows[i]` starts; for Parquet, its row. */
  readonly lines: readonly number[];
  /**
   * `rows[i][c]` belongs to `columns[c]`: text in CSV, any JSON value in JSONL, what the column holds in Parquet; undefined
   * where the row has no such key.
   */
  readonly rows: readonly (readonly unknown[])[];
}

/** What one chunk of a file gave: rows, and the first fault behind them if there is one. */
export interface ParsedChunk extends RawRows {
  readonly fault?: CarryoverError | undefined;
}

/** Which columns somebody takes as text and which as numbers; undefined for a column that nobody knows. */
export type Wants = (column: string) => Want | undefined;

/** What every row format gives: chunks of whole lines in, rows out. After a fault it must not be used again. */
export interface RowParser {
  parse(chunk: LineChunk): Promise<ParsedChunk>;
  /**
   * The fast way through the same chunk, which it does not count as parsed: undefined where any row of it is not plain.
   * What it gives is valid until its next call.
   */
  scan(chunk: LineChunk, wants: Wants): PlainRows | undefined;
  /** What was still open at the end of the file. */
  end(): Promise<ParsedChunk>;
}
