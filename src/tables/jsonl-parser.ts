import { CarryoverError } from '../core/errors.ts';
import { escapeUnseen, quote } from '../core/quote.ts';
import type { LineChunk } from './line-chunks.ts';
import { PlainBuffer, type PlainRows } from './plain-rows.ts';
import type { ParsedChunk, RowParser, Wants } from './raw-rows.ts';
import { countQuotes, quotesNeeded } from './repeated-keys.ts';
import { JsonlScanner, type ScannedColumn, type Want } from './scan-jsonl.ts';

type JsonObject = Readonly<Record<string, unknown>>;

const REWRITE = 'Write one outcome a line, such as {"domain":"math","rung":"7b","arm":"baseline","seed":"0",…}.';

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is wrong with a line that is not JSON, as far as that can be told, and what to do. */
function explainSyntax(text: string, error: unknown): readonly [found: string, hint: string] {
  const trimmed = text.trim();
  if (trimmed.endsWith('},')) return ['ends in a comma', 'Remove the comma at the end of every line.'];
  if (/^\{.*[{[,]$|^\{$/.test(trimmed)) {
    return [
      'is JSON over several lines',
      "Rewrite it as JSONL, for example: jq -c . FILE (for an array: jq -c '.[]').",
    ];
  }
  if (/[:[,]\s*-?(?:NaN|Infinity)\b/.test(trimmed)) {
    const hint = 'Leave score out (or null) and say why in status: refused, errored or missing.';
    return ['holds NaN or Infinity, which JSON does not know', hint];
  }
  const [reason = ''] = (error instanceof Error ? error.message : '').split(/, "| in JSON/);
  return [`is no valid JSON (${escapeUnseen(reason)}): ${quote(trimmed)}`, REWRITE];
}

const encodeKey = (column: string): Uint8Array => Buffer.from(JSON.stringify(column));
type Asked = Omit<ScannedColumn, 'want'> & { readonly want: Want | undefined };
const isWanted = (column: Asked): column is ScannedColumn => column.want !== undefined;

/** JSONL: one JSON object on every line; blank lines are skipped. */
export class JsonlParser implements RowParser {
  readonly #path: string;
  readonly #columns: string[] = [];
  readonly #columnLines: number[] = [];
  readonly #columnOf = new Map<string, number>();
  readonly #found = new PlainBuffer();
  #scanned: readonly ScannedColumn[] = [];
  #scanner = new JsonlScanner([]);

  /** @param path as the user typed it */
  constructor(path: string) {
    this.#path = path;
  }

  async parse({ bytes, firstLine }: LineChunk): Promise<ParsedChunk> {
    const text = bytes.toString('utf8');
    const lines: number[] = [];
    const rows: (readonly unknown[])[] = [];
    let fault: CarryoverError | undefined;
    let quotes = 0;
    for (let start = 0, line = firstLine; start < text.length && fault === undefined; line++) {
      const newline = text.indexOf('\n', start);
      const end = newline === -1 ? text.length : newline;
      const row = this.#parseLine(text.slice(start, end), line);
      start = end + 1;
      if (row instanceof CarryoverError) fault = row;
      else if (row !== undefined) {
        lines.push(line);
        rows.push(row);
        quotes += quotesNeeded(row);
      }
    }
    // A million lines are cheaper to check together: only where the sum is off, each is looked at alone.
    if (fault === undefined && countQuotes(bytes) !== quotes) fault = this.#findRepeatedKey(text, firstLine);
    return { ...this.#about(), lines, rows, fault };
  }

  scan({ bytes, firstLine }: LineChunk, wants: Wants): PlainRows | undefined {
    if (this.#columns.length === 0) return undefined;
    if (this.#scanned.length !== this.#columns.length) {
      const scanned = this.#columns.map((column, at) => ({ key: encodeKey(column), want: wants(column), at }));
      if (!scanned.every(isWanted)) return undefined;
      this.#scanned = scanned;
      this.#scanner = new JsonlScanner(scanned);
    }
    this.#found.start(this.#columns.length);
    return this.#scanner.scan(bytes, firstLine, this.#found) ? this.#found.show(this.#about(), bytes) : undefined;
  }

  async end(): Promise<ParsedChunk> {
    return { ...this.#about(), lines: [], rows: [] };
  }

  #about() {
    return { format: 'jsonl', columns: this.#columns, columnLines: this.#columnLines } as const;
  }

  #refuse(line: number, found: string, hint: string): CarryoverError {
    const message = `${this.#path}:${line}: ${found}; expected one JSON object on every line.`;
    return new CarryoverError('data-invalid', message, hint);
  }

  /** The cells of one line, the fault in it, or nothing if it is blank. */
  #parseLine(text: string, line: number): readonly unknown[] | CarryoverError | undefined {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      if (text.trim() === '') return undefined;
      return this.#refuse(line, ...explainSyntax(text, error));
    }
    return isObject(value) ? this.#spread(value, line) : this.#refuse(line, `is ${quote(value)}`, REWRITE);
  }

  #findRepeatedKey(text: string, firstLine: number): CarryoverError | undefined {
    for (const [at, line] of text.split('\n').entries()) {
      const cells = this.#parseLine(line, firstLine + at);
      if (cells === undefined || cells instanceof CarryoverError) continue;
      if (countQuotes(Buffer.from(line)) > quotesNeeded(cells)) {
        const hint = 'Keep one value per key: a JSON reader would take the last one in silence.';
        return this.#refuse(firstLine + at, `names a key twice: ${quote(line.trim())}`, hint);
      }
    }
    return undefined;
  }

  /** Puts each value under its column; keys mostly come in the order of the row before. */
  #spread(object: JsonObject, line: number): readonly unknown[] {
    const cells: unknown[] = new Array(this.#columns.length);
    let guess = 0;
    for (const key of Object.keys(object)) {
      const column = this.#columns[guess] === key ? guess : this.#find(key, line);
      cells[column] = object[key];
      guess = column + 1;
    }
    return cells;
  }

  #find(key: string, line: number): number {
    const known = this.#columnOf.get(key);
    if (known !== undefined) return known;
    this.#columnOf.set(key, this.#columns.length);
    this.#columnLines.push(line);
    return this.#columns.push(key) - 1;
  }
}
