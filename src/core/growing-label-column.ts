import { ByteDictionary } from './byte-dictionary.ts';
import { capacityFor } from './capacity-for.ts';
import { type ByteCells, type Cells, DECODED } from './cells.ts';
import type { LabelColumn } from './predictions.ts';

const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });
const ENCODER = new TextEncoder();
/** No text: not even the empty one equals it. */
const NO_TEXT = -1;
/** A text that its column does not accept. */
const REFUSED = -2;

function isSame(bytes: Uint8Array, a: number, b: number, length: number): boolean {
  for (let at = length - 1; at >= 0; at--) if (bytes[a + at] !== bytes[b + at]) return false;
  return true;
}

/** Text, dictionary-coded as it arrives; rows that are never set say nothing. */
export class GrowingLabelColumn {
  readonly #accepts: (label: string) => boolean;
  readonly #expected: number;
  #codes = new Int32Array(0);
  readonly #labels: string[] = [];
  /** Labels by text and by bytes; each holds the first so many, and is completed when it is asked. */
  readonly #codeOf = new Map<string, number>();
  #mapped = 0;
  readonly #bytes = new ByteDictionary();
  #inBytes = 0;
  #last = -1;

  /**
   * @param accepts whether `stage` may take a text; asked once per label
   * @param expected rows to make room for at once
   */
  constructor(accepts: (label: string) => boolean = () => true, expected = 0) {
    this.#accepts = accepts;
    this.#expected = expected;
  }

  /** Says `label` in `row`; returns whether the label is new to the column. */
  set(row: number, label: string): boolean {
    this.#reserve(row + 1);
    const known = this.#find(label);
    this.#last = known === -1 ? this.#push(label) : known;
    this.#codes[row] = this.#last;
    return known === -1;
  }

  /** Whether some row says, or said, something. */
  get isUsed(): boolean {
    return this.#labels.length > 0;
  }

  /** Whether all of some rows say something. */
  hasAll(first: number, rows: number): boolean {
    const gap = this.#codes.indexOf(NO_TEXT, first);
    return first + rows <= this.#codes.length && (gap === -1 || gap >= first + rows);
  }

  /** What a row says; undefined for nothing. */
  labelAt(row: number): string | undefined {
    return this.#labels[this.#codes[row] ?? NO_TEXT];
  }

  /** Lets a row say nothing, whatever it said. */
  clear(row: number): void {
    if (row < this.#codes.length) this.#codes[row] = NO_TEXT;
  }

  /**
   * Says what `rows` cells say, from row `first` on.
   * @returns false where a cell is no text that the column accepts: those rows are to be cleared then
   */
  stage(first: number, rows: number, cells: Cells): boolean {
    this.#reserve(first + rows);
    return 'values' in cells ? this.#stageValues(first, rows, cells.values) : this.#stageBytes(first, rows, cells);
  }

  #stageBytes(first: number, rows: number, { bytes, starts, ends, first: from, stride, texts }: ByteCells): boolean {
    const codes = this.#codes;
    let lastStart = 0;
    let lastLength = NO_TEXT;
    for (let row = 0, at = from; row < rows; row++, at += stride) {
      const start = starts[at] as number;
      const length = (ends[at] as number) - start;
      let code = this.#last;
      if (start < 0) code = start === DECODED ? this.#findAccepted(texts[ends[at] as number] as string) : NO_TEXT;
      else if (length === 0) code = NO_TEXT;
      else {
        if (length !== lastLength || !isSame(bytes, start, lastStart, length)) {
          code = this.#findBytes(bytes, start, start + length);
          this.#last = code;
          lastLength = length;
        }
        lastStart = start;
      }
      if (code === REFUSED) return false;
      codes[first + row] = code;
    }
    return true;
  }

  #stageValues(first: number, rows: number, values: ArrayLike<unknown>): boolean {
    let last: unknown;
    let code = NO_TEXT;
    for (let row = 0; row < rows; row++) {
      const value = values[row];
      if (value !== last || row === 0) {
        const label = asLabel(value);
        if (label === undefined) return false;
        code = this.#findAccepted(label);
        if (code === REFUSED) return false;
        last = value;
      }
      this.#codes[first + row] = code;
    }
    return true;
  }

  /** Rows mostly walk through the same labels in the same order: that skips the hashing. */
  #findBytes(bytes: Uint8Array, start: number, end: number): number {
    if (this.#bytes.says(this.#last + 1, bytes, start, end)) return this.#last + 1;
    for (; this.#inBytes < this.#labels.length; this.#inBytes++) {
      const label = this.#labels[this.#inBytes] as string;
      const encoded = ENCODER.encode(label);
      // Half a character has no bytes of its own: they would be those of another text.
      if (label.isWellFormed()) this.#bytes.add(this.#inBytes, encoded, 0, encoded.length);
    }
    const known = this.#bytes.find(bytes, start, end);
    if (known !== -1) return known;
    const label = UTF8.decode(bytes.subarray(start, end));
    if (!this.#accepts(label)) return REFUSED;
    this.#bytes.add(this.#inBytes++, bytes, start, end);
    return this.#push(label);
  }

  #findAccepted(label: string): number {
    if (label === '') return NO_TEXT;
    const known = this.#find(label);
    if (known !== -1) return known;
    return this.#accepts(label) ? this.#push(label) : REFUSED;
  }

  /** Rows mostly repeat the one before, or walk through the same labels in the same order: both skip the hashing. */
  #find(label: string): number {
    if (this.#labels[this.#last] === label) return this.#last;
    if (this.#labels[this.#last + 1] === label) return this.#last + 1;
    for (; this.#mapped < this.#labels.length; this.#mapped++) {
      this.#codeOf.set(this.#labels[this.#mapped] as string, this.#mapped);
    }
    return this.#codeOf.get(label) ?? -1;
  }

  #push(label: string): number {
    return this.#labels.push(label) - 1;
  }

  #reserve(rows: number): void {
    if (rows > this.#codes.length) this.#resize(capacityFor(rows - 1, Math.max(this.#expected, this.#codes.length)));
  }

  #resize(length: number): void {
    const known = this.#codes.length;
    this.#codes = new Int32Array(this.#codes.buffer.transfer(4 * length));
    if (length > known) this.#codes.fill(NO_TEXT, known);
  }

  /** Hands the column over, `rows` long; the growing column must not be used again. */
  finish(rows: number): LabelColumn {
    this.#resize(rows);
    this.#codeOf.clear();
    return { codes: this.#codes, labels: this.#labels };
  }
}

/** The text of a value: '' for nothing, undefined for what is no text and no number that has one. */
function asLabel(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  const isExact = typeof value === 'number' && (Number.isSafeInteger(value) || !Number.isInteger(value));
  return isExact && Number.isFinite(value) ? String(value) : undefined;
}
