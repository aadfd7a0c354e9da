import { DECODED, NOTHING, NULL } from '../core/cells.ts';
import { PlainBuffer } from './plain-rows.ts';

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
  /** Its place among the columns. */
  readonly at: number;
}

const NULL_BYTES = Buffer.from('null');
/** No place: what stands there is not plain. */
const GIVE_UP = -1;

/** Digits that a text made of a number keeps. */
const EXACT_DIGITS = 15;

/**
 * Finds the cells of JSONL rows that are flat objects with known keys, each once, whose values are texts and numbers as
 * the columns want them, or null. It is no reader of JSON: whatever else stands there, it gives up.
 */
export class JsonlScanner {
  readonly #columns: readonly ScannedColumn[];
  #bytes: Buffer = Buffer.alloc(0);
  #found = new PlainBuffer();

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
    this.#found = found;
    for (let at = 0, line = firstLine; at < bytes.length; line++) {
      if (bytes[at] === OPEN) {
        at = this.#object(found.open(line), at);
        found.rows++;
      }
      at = lineEnd(bytes, at);
      if (at === GIVE_UP) return false;
    }
    return true;
  }

  // What follows takes the place where something starts, and returns the place behind it, or GIVE_UP.

  #object(first: number, start: number): number {
    const bytes = this.#bytes;
    const { starts } = this.#found;
    let at = behindSpaces(bytes, start + 1);
    for (let guess = 0; ; guess++) {
      const column = this.#columnAt(at, guess);
      if (column === undefined || starts[first + column.at] !== NOTHING) return GIVE_UP;
      guess = column.at;
      at = behindSpaces(bytes, at + column.key.length);
      if (bytes[at] !== COLON) return GIVE_UP;
      at = this.#value(first + guess, column.want, behindSpaces(bytes, at + 1));
      if (at === GIVE_UP) return GIVE_UP;
      at = behindSpaces(bytes, at);
      if (bytes[at] === CLOSE) return at + 1;
      if (bytes[at] !== COMMA) return GIVE_UP;
      at = behindSpaces(bytes, at + 1);
    }
  }

  /** The column whose key stands here: mostly the one behind that of the key before. */
  #columnAt(start: number, guess: number): ScannedColumn | undefined {
    const guessed = this.#columns[guess];
    if (guessed !== undefined && says(this.#bytes, start, guessed.key)) return guessed;
    return this.#columns.find(({ key }) => says(this.#bytes, start, key));
  }

  #value(cell: number, want: Want, start: number): number {
    const byte = this.#bytes[start] as number;
    if (byte === QUOTE) return want === 'text' ? this.#text(cell, start) : GIVE_UP;
    if (byte === LETTER_N) return this.#null(cell, start);
    const end = numberEnd(this.#bytes, start);
    if (end === GIVE_UP || (want === 'text' && !isOwnText(this.#bytes, start, end))) return GIVE_UP;
    this.#found.starts[cell] = start;
    this.#found.ends[cell] = end;
    return end;
  }

  #text(cell: number, start: number): number {
    const bytes = this.#bytes;
    let at = start + 1;
    // What stands above the backslash is not looked at: letters, and all of UTF-8 beyond ASCII.
    for (let byte = bytes[at] as number; byte !== QUOTE; byte = bytes[++at] as number) {
      if (byte > BACKSLASH) continue;
      if (byte === BACKSLASH) return this.#escapedText(cell, start, at);
      if (byte < SPACE || at >= bytes.length) return GIVE_UP;
    }
    this.#found.starts[cell] = start + 1;
    this.#found.ends[cell] = at;
    return at + 1;
  }

  /** @param backslash the first one */
  #escapedText(cell: number, start: number, backslash: number): number {
    const bytes = this.#bytes;
    let at = backslash;
    while (at < bytes.length && bytes[at] !== QUOTE && bytes[at] !== NEWLINE) at += bytes[at] === BACKSLASH ? 2 : 1;
    try {
      const text = JSON.parse(bytes.toString('utf8', start, at + 1)) as string;
      this.#found.starts[cell] = DECODED;
      this.#found.ends[cell] = this.#found.texts.push(text) - 1;
      return at + 1;
    } catch {
      return GIVE_UP;
    }
  }

  #null(cell: number, start: number): number {
    this.#found.starts[cell] = NULL;
    return says(this.#bytes, start, NULL_BYTES) ? start + NULL_BYTES.length : GIVE_UP;
  }
}

function lineEnd(bytes: Uint8Array, start: number): number {
  if (start === GIVE_UP) return GIVE_UP;
  const at = bytes[start] === CARRIAGE_RETURN ? start + 1 : start;
  return at >= bytes.length || bytes[at] === NEWLINE ? at + 1 : GIVE_UP;
}

function behindSpaces(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at] === SPACE) at++;
  return at;
}

function says(bytes: Uint8Array, start: number, text: Uint8Array): boolean {
  for (let at = 0; at < text.length; at++) if (bytes[start + at] !== text[at]) return false;
  return true;
}

/** End of what may be a number: whether it is one shows when it is read. */
function numberEnd(bytes: Uint8Array, start: number): number {
  const first = bytes[start] as number;
  if (first !== MINUS && !(first >= ZERO && first <= NINE)) return GIVE_UP;
  let at = start;
  for (let byte = first; byte > SPACE && byte !== COMMA && byte !== CLOSE; ) byte = bytes[++at] as number;
  return at;
}

/** Whether a number is a whole one whose digits are also those that JavaScript writes. */
function isOwnText(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > EXACT_DIGITS || (bytes[start] === ZERO && end > start + 1)) return false;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte < ZERO || byte > NINE) return false;
  }
  return true;
}
