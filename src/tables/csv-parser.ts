import { CsvError, type Parser, parse } from 'csv-parse';
import { CarryoverError } from '../core/errors.ts';
import { quote } from '../core/quote.ts';
import type { LineChunk } from './line-chunks.ts';
import { PlainBuffer, type PlainRows } from './plain-rows.ts';
import type { ParsedChunk, RowParser, TableColumns } from './raw-rows.ts';
import { scanCsv } from './scan-csv.ts';

const QUOTE = 0x22;

function hasOddQuotes(bytes: Buffer): boolean {
  let quotes = 0;
  for (let at = bytes.indexOf(QUOTE); at !== -1; at = bytes.indexOf(QUOTE, at + 1)) quotes++;
  return quotes % 2 === 1;
}

/** A row holds one outcome; what is longer is a quote that is never closed. */
const MOST_ROW_CHARACTERS = 1 << 24;

const QUOTING =
  'Put fields with commas, quotes or line breaks in double quotes, and write a double quote inside as "".';

/** csv-parse code → what it means for somebody who looks at the file. */
const FAULTS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a double quote that is never closed',
  CSV_MAX_RECORD_SIZE: 'more than 16 million characters in one row, probably after a double quote that is never closed',
  CSV_INVALID_CLOSING_QUOTE: 'text after a closing double quote',
  INVALID_OPENING_QUOTE: 'a double quote in the middle of a field',
};

function countNewlines(record: readonly string[]): number {
  let newlines = 0;
  for (const field of record) {
    for (let at = field.indexOf('\n'); at !== -1; at = field.indexOf('\n', at + 1)) newlines++;
  }
  return newlines;
}

/** CSV as RFC 4180 has it, LF or CRLF; blank lines are skipped. The fence of csv-parse, which also says what is wrong. */
export class CsvParser implements RowParser {
  readonly #path: string;
  readonly #mayRepeat: boolean;
  #columns: readonly string[] | undefined;
  #headerLine = 0;
  /** Line on which the record that is being read starts. */
  #line = 0;
  /** csv-parse's own count, which takes a CRLF inside quotes for two lines. */
  #counted = 0;
  #lines: number[] = [];
  #rows: string[][] = [];
  #fault: CarryoverError | undefined;
  /** Reads from one place outside of quotes to the next; absent between two such stretches. */
  #parser: Parser | undefined;
  /** Whether the double quotes of the stretch so far leave one open. */
  #isOpen = false;
  readonly #found = new PlainBuffer();

  /**
   * @param path as the user typed it
   * @param options `mayRepeat`: whether columns may share a name, as in tables that repeat a block of them
   */
  constructor(path: string, { mayRepeat = false }: { readonly mayRepeat?: boolean } = {}) {
    this.#path = path;
    this.#mayRepeat = mayRepeat;
  }

  async parse({ bytes, firstLine }: LineChunk): Promise<ParsedChunk> {
    this.#parser ??= this.#start(firstLine);
    const parser = this.#parser;
    await new Promise<void>(resolve => {
      parser.write(bytes, error => {
        if (error) this.#explain(error);
        resolve();
      });
    });
    if (hasOddQuotes(bytes)) this.#isOpen = !this.#isOpen;
    return this.#isOpen ? this.#handOver() : this.end();
  }

  scan({ bytes, firstLine }: LineChunk): PlainRows | undefined {
    if (this.#columns === undefined || this.#parser !== undefined) return undefined;
    this.#found.start(this.#columns.length);
    const scan = scanCsv(bytes, firstLine, this.#found);
    if (scan === undefined || (this.#found.rows === 0 && scan.stop < bytes.length)) return undefined;
    const rest = scan.stop < bytes.length ? { bytes: bytes.subarray(scan.stop), firstLine: scan.line } : undefined;
    return { ...this.#found.show(this.#about(), bytes), rest };
  }

  async end(): Promise<ParsedChunk> {
    const parser = this.#parser;
    this.#parser = undefined;
    if (parser !== undefined && !parser.destroyed) {
      await new Promise<void>(resolve => {
        parser.once('close', resolve).end();
        parser.resume(); // or it never ends
      });
    }
    return this.#handOver();
  }

  #start(firstLine: number): Parser {
    this.#line = firstLine;
    this.#counted = 0;
    return parse({
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true, // so that the message is ours
      max_record_size: MOST_ROW_CHARACTERS,
      on_record: (record: string[], { lines }) => {
        this.#take(record, lines);
        return null;
      },
    }).on('error', error => this.#explain(error));
  }

  #take(record: string[], counted: number): void {
    const start = this.#line;
    this.#line += counted - this.#counted === 1 ? 1 : 1 + countNewlines(record);
    this.#counted = counted;
    if (record.length === 1 && record[0] === '') return;
    if (this.#columns === undefined) {
      this.#columns = this.#checkHeader(record, start);
      this.#headerLine = start;
      return;
    }
    if (record.length !== this.#columns.length) {
      const message = `${this.#path}:${start}: has ${record.length} fields; expected ${this.#columns.length} as in the header.`;
      throw new CarryoverError('data-invalid', message, `Give every row one field per column. ${QUOTING}`);
    }
    this.#lines.push(start);
    this.#rows.push(record);
  }

  #checkHeader(names: readonly string[], line: number): readonly string[] {
    const refuse = (found: string, hint: string): CarryoverError =>
      new CarryoverError('data-invalid', `${this.#path}:${line}: ${found}`, hint);
    const [only = ''] = names;
    const separator = names.length > 1 ? undefined : [';', '\t', '|'].find(sign => only.includes(sign));
    if (separator !== undefined) {
      const found = `the header ${quote(only)} is separated by ${quote(separator)}; expected commas.`;
      throw refuse(found, 'Export the table with commas between the fields.');
    }
    if (names.some(name => name.includes('\r'))) {
      const found = 'the lines end in a carriage return alone; expected LF or CRLF.';
      throw refuse(found, "Convert the line ends, for example: tr '\\r' '\\n'.");
    }
    const twice = this.#mayRepeat ? undefined : names.find((name, at) => names.indexOf(name) !== at);
    if (twice !== undefined) {
      throw refuse(`column ${quote(twice)} is there twice; expected every name once.`, 'Rename or remove one of them.');
    }
    return names;
  }

  #explain(error: Error): void {
    if (error instanceof CarryoverError) this.#fault ??= error;
    const what = error instanceof CsvError ? FAULTS[error.code] : undefined;
    const message = `${this.#path}:${this.#line}: the row that starts here has ${what ?? `a fault (${error.message})`}.`;
    this.#fault ??= new CarryoverError('data-invalid', message, QUOTING, { cause: error });
  }

  #handOver(): ParsedChunk {
    const [lines, rows] = [this.#lines, this.#rows];
    this.#lines = [];
    this.#rows = [];
    return { ...this.#about(), lines, rows, fault: this.#fault };
  }

  #about(): TableColumns {
    const columns = this.#columns ?? [];
    return { format: 'csv', columns, columnLines: columns.map(() => this.#headerLine) };
  }
}
