import type { CarryoverError } from '../core/errors.ts';
import type { LineChunk } from './line-chunks.ts';

/** Some rows of a file as they stand there: nothing is interpreted yet. */
export interface RawRows {
  readonly format: 'csv' | 'jsonl';
  /** Columns seen so far, in order of appearance. A CSV header fixes them; in JSONL later rows append theirs. */
  readonly columns: readonly string[];
  /** 1-based line on which each column is first named: the header, or a row. */
  readonly columnLines: readonly number[];
  /** 1-based line on which `rows[i]` starts. */
  readonly lines: readonly number[];
  /** `rows[i][c]` belongs to `columns[c]`: text in CSV, any JSON value in JSONL, undefined where the row has no such key. */
  readonly rows: readonly (readonly unknown[])[];
}

/** What one chunk of a file gave: rows, and the first fault behind them if there is one. */
export interface ParsedChunk extends RawRows {
  readonly fault?: CarryoverError | undefined;
}

/** What every row format gives: chunks of whole lines in, rows out. After a fault it must not be used again. */
export interface RowParser {
  parse(chunk: LineChunk): Promise<ParsedChunk>;
  /** What was still open at the end of the file. */
  end(): Promise<ParsedChunk>;
}
