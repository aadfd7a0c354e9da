import { capacityFor } from './capacity-for.ts';
import { type ByteCells, type Cells, DECODED } from './cells.ts';
import { parseDecimal } from './parse-decimal.ts';
import type { NumberColumn } from './predictions.ts';

/** Numbers; rows that are never set say nothing. */
export class GrowingNumberColumn {
  readonly #accepts: (value: number) => boolean;
  readonly #expected: number;
  #values = new Float64Array(0);
  #present = new Uint8Array(0);

  /**
   * @param accepts whether `stage` may take a number; never asked about NaN
   * @param expected rows to make room for at once
   */
  constructor(accepts: (value: number) => boolean = () => true, expected = 0) {
    this.#accepts = accepts;
    this.#expected = expected;
  }

  set(row: number, value: number): void {
    this.#reserve(row + 1);
    this.#values[row] = value;
    this.#present[row] = 1;
  }

  /** Lets a row say nothing, whatever it said. */
  clear(row: number): void {
    if (row >= this.#present.length) return;
    this.#present[row] = 0;
    this.#values[row] = 0;
  }

  /** Whether some row says, or said, something. */
  get isUsed(): boolean {
    return this.#present.includes(1);
  }

  /** Whether all of some rows say something. */
  hasAll(first: number, rows: number): boolean {
    const gap = this.#present.indexOf(0, first);
    return first + rows <= this.#present.length && (gap === -1 || gap >= first + rows);
  }

  /** Whether a row says something. */
  has(row: number): boolean {
    return this.#present[row] === 1;
  }

  /**
   * Says what `rows` cells say, from row `first` on; −0 as 0.
   * @returns false where a cell is no number that the column accepts: those rows are to be cleared then
   */
  stage(first: number, rows: number, cells: Cells): boolean {
    this.#reserve(first + rows);
    return 'values' in cells ? this.#stageValues(first, rows, cells.values) : this.#stageBytes(first, rows, cells);
  }

  #stageBytes(first: number, rows: number, { bytes, starts, ends, first: from, stride }: ByteCells): boolean {
    for (let row = 0, at = from; row < rows; row++, at += stride) {
      const start = starts[at] as number;
      if (start === DECODED) return false;
      this.#present[first + row] = start < 0 ? 0 : 1;
      if (start < 0) continue;
      const value = parseDecimal(bytes, start, ends[at] as number);
      if (Number.isNaN(value) || !this.#accepts(value)) return false;
      this.#values[first + row] = value + 0;
    }
    return true;
  }

  #stageValues(first: number, rows: number, values: ArrayLike<unknown>): boolean {
    for (let row = 0; row < rows; row++) {
      const value = values[row];
      const isNothing = value === null || value === undefined;
      this.#present[first + row] = isNothing ? 0 : 1;
      if (isNothing) continue;
      if (typeof value !== 'number' || Number.isNaN(value) || !this.#accepts(value)) return false;
      this.#values[first + row] = value + 0;
    }
    return true;
  }

  #reserve(rows: number): void {
    if (rows > this.#values.length) this.#resize(capacityFor(rows - 1, Math.max(this.#expected, this.#values.length)));
  }

  #resize(length: number): void {
    this.#values = new Float64Array(this.#values.buffer.transfer(8 * length));
    this.#present = new Uint8Array(this.#present.buffer.transfer(length));
  }

  /** Hands the column over, `rows` long; the growing column must not be used again. */
  finish(rows: number): NumberColumn {
    this.#resize(rows);
    return { values: this.#values, present: this.#present };
  }
}
