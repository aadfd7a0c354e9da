import { DECODED, NOTHING, NULL } from '../core/cells.ts';
import type { PlainBuffer } from './plain-rows.ts';

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const MINUS = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
const LETTER_N = 0x6e;

/** What a reader wants of a column: its text, or its number. */
export type Want = 'text' | 'number';

export interface ScannedColumn {
  /** The key as JSON writes it, with its quotes. */
  readonly key: Uint8Array;
  readonly want: Want;
}

/** Digits that a text made of a number keeps. */
const EXACT_DIGITS = 15;

/**
 * Finds the cells of JSONL rows that are flat objects with known keys, each once, whose values are texts and numbers as
 * the columns want them, or null. It is no reader of JSON: whatever else stands there, it gives up.
 */
export class JsonlScanner {
  readonly #columns: readonly ScannedColumn[];
  #bytes: Buffer = Buffer.alloc(0);
  #at = 0;

  constructor(columns: readonly ScannedColumn[]) {
    this.#columns = columns;
  }

  /**
   * @param bytes whole lines
   * @param firstLine 1-based line of the file on which they start
   * @returns false where a line is not as described; blank lines are skipped
   */
  scan(bytes: Buffer, firstLine: number, found: PlainBuffer): boolean {
    this.#bytes = bytes;
    this.#at = 0;
    for (let line = firstLine; this.#at < bytes.length; line++) {
      if (bytes[this.#at] === OPEN) {
        if (!this.#object(found, found.open(line))) return false;
        found.rows++;
      }
      if (!this.#lineEnd()) return false;
    }
    return true;
  }

  #lineEnd(): boolean {
    if (this.#bytes[this.#at] === CARRIAGE_RETURN) this.#at++;
    return this.#at >= this.#bytes.length || this.#bytes[this.#at++] === NEWLINE;
  }

  #skipSpaces(): void {
    while (this.#bytes[this.#at] === SPACE) this.#at++;
  }

  /** Steps over one sign and the spaces behind it; false where another stands there. */
  #take(sign: number): boolean {
    if (this.#bytes[this.#at] !== sign) return false;
    this.#at++;
    this.#skipSpaces();
    return true;
  }

  #object(found: PlainBuffer, first: number): boolean {
    this.#take(OPEN);
    for (let guess = 0; ; guess++) {
      const column = this.#key(guess);
      if (column === -1 || found.starts[first + column] !== NOTHING) return false;
      guess = column;
      this.#skipSpaces();
      if (!this.#take(COLON) || !this.#value(found, first + column, this.#columns[column] as ScannedColumn))
        return false;
      this.#skipSpaces();
      if (this.#bytes[this.#at] === CLOSE) {
        this.#at++;
        return true;
      }
      if (!this.#take(COMMA)) return false;
    }
  }

  /** The column of the key that stands here: mostly the one behind that of the key before. */
  #key(guess: number): number {
    if (this.#isKey(guess)) return guess;
    for (let column = 0; column < this.#columns.length; column++) if (this.#isKey(column)) return column;
    return -1;
  }

  #isKey(column: number): boolean {
    const key = this.#columns[column]?.key;
    if (key === undefined) return false;
    const bytes = this.#bytes;
    const start = this.#at;
    for (let at = 0; at < key.length; at++) if (bytes[start + at] !== key[at]) return false;
    this.#at = start + key.length;
    return true;
  }

  #value(found: PlainBuffer, cell: number, { want }: ScannedColumn): boolean {
    const byte = this.#bytes[this.#at] as number;
    if (byte === QUOTE) return want === 'text' && this.#text(found, cell);
    if (byte === LETTER_N) return this.#null(found, cell);
    const start = this.#at;
    if (!this.#number()) return false;
    if (want === 'text' && !this.#isOwnText(start)) return false;
    found.starts[cell] = start;
    found.ends[cell] = this.#at;
    return true;
  }

  #text(found: PlainBuffer, cell: number): boolean {
    const bytes = this.#bytes;
    const start = this.#at + 1;
    let hasEscapes = false;
    let at = start;
    for (; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (byte > BACKSLASH) continue;
      if (byte === QUOTE) break;
      if (byte < SPACE) return false;
      if (byte === BACKSLASH) {
        hasEscapes = true;
        at++;
      }
    }
    this.#at = at + 1;
    if (at >= bytes.length) return false;
    found.starts[cell] = hasEscapes ? DECODED : start;
    found.ends[cell] = at;
    return hasEscapes ? this.#decode(found, cell, start - 1) : true;
  }

  #decode(found: PlainBuffer, cell: number, start: number): boolean {
    try {
      found.ends[cell] = found.texts.push(JSON.parse(this.#bytes.toString('utf8', start, this.#at)) as string) - 1;
      return true;
    } catch {
      return false;
    }
  }

  #null(found: PlainBuffer, cell: number): boolean {
    const isNull = this.#bytes.toString('latin1', this.#at, this.#at + 4) === 'null';
    this.#at += 4;
    found.starts[cell] = NULL;
    return isNull;
  }

  /** Steps over what may be a number: whether it is one shows when it is read. */
  #number(): boolean {
    const bytes = this.#bytes;
    const start = this.#at;
    let at = start;
    for (; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (byte === COMMA || byte === CLOSE || byte <= SPACE) break;
    }
    this.#at = at;
    const first = bytes[start] as number;
    return at > start && (first === MINUS || (first >= ZERO && first <= NINE));
  }

  /** Whether a number is a whole one whose digits are also those that JavaScript writes. */
  #isOwnText(start: number): boolean {
    const bytes = this.#bytes;
    const length = this.#at - start;
    if (length > EXACT_DIGITS || (bytes[start] === ZERO && length > 1)) return false;
    for (let at = start; at < this.#at; at++) {
      const byte = bytes[at] as number;
      if (byte < ZERO || byte > NINE) return false;
    }
    return true;
  }
}
