import type { LabelColumn, NumberColumn } from './predictions.ts';

const FIRST_CAPACITY = 1024;

/** Doubles until `row` fits. */
function capacityFor(row: number, capacity: number): number {
  let larger = Math.max(capacity, FIRST_CAPACITY);
  while (larger <= row) larger *= 2;
  return larger;
}

/** Text, dictionary-coded as it arrives; rows that are never set say nothing. */
export class GrowingLabelColumn {
  #codes = new Int32Array(0);
  readonly #labels: string[] = [];
  readonly #codeOf = new Map<string, number>();
  #last = -1;

  /** Says `label` in `row`; returns whether the label is new to the column. */
  set(row: number, label: string): boolean {
    if (row >= this.#codes.length) this.#resize(capacityFor(row, this.#codes.length));
    const known = this.#labels.length;
    this.#last = this.#find(label);
    this.#codes[row] = this.#last;
    return this.#last === known;
  }

  /** Rows mostly repeat the one before, or walk through the same labels in the same order: both skip the hashing. */
  #find(label: string): number {
    if (this.#labels[this.#last] === label) return this.#last;
    if (this.#labels[this.#last + 1] === label) return this.#last + 1;
    const code = this.#codeOf.get(label);
    if (code !== undefined) return code;
    this.#codeOf.set(label, this.#labels.length);
    return this.#labels.push(label) - 1;
  }

  #resize(length: number): void {
    const known = this.#codes.length;
    this.#codes = new Int32Array(this.#codes.buffer.transfer(4 * length));
    if (length > known) this.#codes.fill(-1, known);
  }

  /** Hands the column over, `rows` long; the growing column must not be used again. */
  finish(rows: number): LabelColumn {
    this.#resize(rows);
    this.#codeOf.clear();
    return { codes: this.#codes, labels: this.#labels };
  }
}

/** Numbers; rows that are never set say nothing. */
export class GrowingNumberColumn {
  #values = new Float64Array(0);
  #present = new Uint8Array(0);

  set(row: number, value: number): void {
    if (row >= this.#values.length) this.#resize(capacityFor(row, this.#values.length));
    this.#values[row] = value;
    this.#present[row] = 1;
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
