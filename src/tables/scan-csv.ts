import { DECODED } from '../core/cells.ts';
import type { PlainBuffer } from './plain-rows.ts';

const COMMA = 0x2c;
const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const QUOTE = 0x22;

/** Whether the bytes were scanned, up to where a row starts that is not whole; or cannot be, because something is wrong. */
export type CsvScan = { readonly stop: number; readonly line: number } | undefined;

/** Why a row was not found: it ends behind these bytes, or is none. */
const NOT_WHOLE = -1;
const GIVE_UP = -2;

/** Finds the cells of CSV rows, as RFC 4180 has them; blank lines are skipped. */
class CsvScanner {
  readonly #bytes: Buffer;
  readonly #found: PlainBuffer;
  /** 1-based line of the file on which the row starts that is read next. */
  line: number;

  constructor(bytes: Buffer, firstLine: number, found: PlainBuffer) {
    this.#bytes = bytes;
    this.#found = found;
    this.line = firstLine;
  }

  /** Reads the row that starts here; returns where the next one starts, NOT_WHOLE or GIVE_UP. */
  row(start: number): number {
    const bytes = this.#bytes;
    const first = this.#found.open(this.line);
    let cell = first;
    // Too many fields run into the row behind, which is not there yet.
    let end = this.#field(cell, start);
    while (bytes[end] === COMMA) end = this.#field(++cell, end + 1);
    if (end < 0) return end;
    this.line++;
    if (cell - first !== this.#found.width - 1) return GIVE_UP;
    this.#found.rows++;
    return (bytes[end] === CARRIAGE_RETURN ? end + 1 : end) + 1;
  }

  /** Reads the field that starts here; returns the place of the comma or line break behind it, NOT_WHOLE or GIVE_UP. */
  #field(cell: number, start: number): number {
    const bytes = this.#bytes;
    if (bytes[start] === QUOTE) return this.#quoted(cell, start);
    const { starts, ends } = this.#found;
    const end = fieldEnd(bytes, start);
    const stop = contentEnd(bytes, start, end);
    if (stop > start) starts[cell] = start;
    ends[cell] = stop;
    return end;
  }

  #quoted(cell: number, start: number): number {
    const bytes = this.#bytes;
    let hasQuotes = false;
    let close = bytes.indexOf(QUOTE, start + 1);
    for (; close !== -1 && bytes[close + 1] === QUOTE; close = bytes.indexOf(QUOTE, close + 2)) hasQuotes = true;
    // A quote at the very end may be the first of two.
    if (close === -1) return NOT_WHOLE;
    const end = close + 1;
    const isEnd = bytes[end] === CARRIAGE_RETURN ? bytes[end + 1] === NEWLINE : endsField(bytes[end]);
    if (!isEnd) return GIVE_UP;
    this.#keep(cell, start + 1, close, hasQuotes);
    return end;
  }

  #keep(cell: number, start: number, end: number, hasQuotes: boolean): void {
    const { starts, ends, texts } = this.#found;
    this.line += newlinesIn(this.#bytes, start, end);
    starts[cell] = hasQuotes ? DECODED : start;
    ends[cell] = end;
    if (!hasQuotes) return;
    ends[cell] = texts.push(this.#bytes.toString('utf8', start, end).replaceAll('""', '"')) - 1;
  }
}

const endsField = (byte: number | undefined): boolean => byte === COMMA || byte === NEWLINE || byte === undefined;

function newlinesIn(bytes: Buffer, start: number, end: number): number {
  let lines = 0;
  for (let at = start; at < end; at++) if (bytes[at] === NEWLINE) lines++;
  return lines;
}

/** Place of the comma or newline behind a field without quotes; GIVE_UP where there is one in it. */
function fieldEnd(bytes: Buffer, start: number): number {
  let at = start;
  for (; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte > COMMA) continue;
    if (byte === COMMA || byte === NEWLINE) return at;
    if (byte === QUOTE) return GIVE_UP;
  }
  return at;
}

/** A carriage return belongs to the line break, where there is one. */
const contentEnd = (bytes: Buffer, start: number, end: number): number =>
  bytes[end] === NEWLINE && end > start && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end;

/** Start of what stands behind a line without any sign; the same place where there is no such line. */
function behindBlank(bytes: Buffer, start: number): number {
  const end = bytes[start] === CARRIAGE_RETURN ? start + 1 : start;
  return bytes[end] === NEWLINE ? end + 1 : start;
}

/**
 * Finds the cells of CSV rows, as RFC 4180 has them; blank lines are skipped.
 * @param bytes whole lines; a row in double quotes may go on behind them
 * @param firstLine 1-based line of the file on which they start
 * @param found what it fills; its width says how many fields a row must have
 * @returns where it stopped; undefined where a row has more fields, or fewer, or a double quote where none may be
 */
export function scanCsv(bytes: Buffer, firstLine: number, found: PlainBuffer): CsvScan {
  const scanner = new CsvScanner(bytes, firstLine, found);
  for (let start = 0; ; ) {
    if (start >= bytes.length) return { stop: bytes.length, line: scanner.line };
    const behind = behindBlank(bytes, start);
    if (behind !== start) {
      scanner.line++;
      start = behind;
      continue;
    }
    const { line } = scanner;
    const next = scanner.row(start);
    if (next === NOT_WHOLE) return { stop: start, line };
    if (next === GIVE_UP) return undefined;
    start = next;
  }
}
