import { type ByteCells, type Cells, NOTHING } from '../core/cells.ts';
import type { LineChunk } from './line-chunks.ts';
import type { TableColumns } from './raw-rows.ts';

/** Some rows of a file, told column by column, with nothing interpreted or decoded that need not be. */
export interface PlainRows extends TableColumns {
  /** 1-based line of the file (for Parquet, row) of each. */
  readonly lines: ArrayLike<number>;
  /** What the rows say in `columns[column]`; valid until the next rows come. */
  cells(column: number): Cells | Promise<Cells>;
  /** What of the chunk belongs to a row that goes on in the next one. */
  readonly rest?: LineChunk | undefined;
}

/** What a scanner fills: starts and ends of the cells of some rows, row after row. Used again for every chunk. */
export class PlainBuffer {
  width = 0;
  rows = 0;
  starts = new Int32Array(0);
  ends = new Int32Array(0);
  lines = new Int32Array(0);
  texts: string[] = [];

  /** Empties it. */
  start(width: number): void {
    this.width = width;
    this.rows = 0;
    this.texts = [];
  }

  /** Makes room for a row that says nothing yet; returns the place of its first cell. */
  open(line: number): number {
    const first = this.rows * this.width;
    if (this.rows >= this.lines.length || first + this.width > this.starts.length) this.#grow();
    this.starts.fill(NOTHING, first, first + this.width);
    this.lines[this.rows] = line;
    return first;
  }

  #grow(): void {
    const rows = 2 * Math.max(1024, this.rows);
    this.starts = new Int32Array(this.starts.buffer.transfer(4 * rows * this.width));
    this.ends = new Int32Array(this.ends.buffer.transfer(4 * rows * this.width));
    this.lines = new Int32Array(this.lines.buffer.transfer(4 * rows));
  }

  /** @param bytes of the chunk that was scanned */
  show(columns: TableColumns, bytes: Uint8Array): PlainRows {
    const { starts, ends, texts, width } = this;
    const cells = (column: number): ByteCells => ({ bytes, starts, ends, texts, first: column, stride: width });
    return { ...columns, lines: this.lines.subarray(0, this.rows), cells };
  }
}
