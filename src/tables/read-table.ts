import { stat } from 'node:fs/promises';
import { CarryoverError } from '../core/errors.ts';
import { CsvParser } from './csv-parser.ts';
import { fileFailure } from './file-failure.ts';
import { JsonlParser } from './jsonl-parser.ts';
import type { LineChunk } from './line-chunks.ts';
import { openSource, type Source } from './open-source.ts';
import { plainGroup, rawGroup } from './parquet-rows.ts';
import type { PlainRows } from './plain-rows.ts';
import { type FileDigest, RawFile } from './raw-file.ts';
import type { ParsedChunk, RawRows, RowParser, Wants } from './raw-rows.ts';
import type { ReadLimits } from './read-limits.ts';

/** What a file was, as a whole. */
export interface TableDigest extends FileDigest {
  readonly rows: number;
}

/** Somebody who takes rows column by column where there is nothing in them that needs a closer look. */
export interface PlainListener {
  readonly wants: Wants;
  /** @returns false where it does not want them: the same rows come by `onRows` then */
  readonly take: (rows: PlainRows) => boolean | Promise<boolean>;
}

const NEWLINE = 0x0a;

export interface TableListener {
  /** Is asked before `onRows`. */
  readonly plain?: PlainListener;
  /** Some thousands of rows at a time, in the order of the file. */
  readonly onRows: (rows: RawRows) => void;
  /** Bytes read since the last call. */
  readonly onBytes: (bytes: number) => void;
  /** How much a packed file may hold; of a source that is open, its own limits hold. */
  readonly limits?: Partial<ReadLimits> | undefined;
}

/**
 * Size in bytes; 0 for a pipe, which is not opened here because it can be read only once.
 * @throws CarryoverError where the path leads to no readable file
 */
export async function measureFile(path: string): Promise<number> {
  const stats = await stat(path).catch((error: unknown) => {
    throw fileFailure(path, error);
  });
  if (!stats.isFile() && !stats.isDirectory()) return 0;
  await RawFile.open(path, () => undefined);
  return stats.size;
}

/** The parser for what the first text in a file looks like; none while there is nothing but blanks. */
function chooseParser(path: string, { bytes }: LineChunk): RowParser | undefined {
  const start = bytes.toString('utf8').trimStart()[0];
  if (start === undefined) return undefined;
  if (start === '[') {
    const found = `${path}: is a JSON array; expected JSONL (one JSON object on every line) or CSV.`;
    throw new CarryoverError('data-invalid', found, "Rewrite it as JSONL, for example: jq -c '.[]' FILE.");
  }
  return start === '{' ? new JsonlParser(path) : new CsvParser(path);
}

const joinChunks = (before: LineChunk | undefined, after: LineChunk): LineChunk =>
  before === undefined ? after : { bytes: Buffer.concat([before.bytes, after.bytes]), firstLine: before.firstLine };

class TableReader {
  readonly #source: Source;
  readonly #listener: TableListener;
  readonly #onText: (bytes: number) => void;
  #parser: RowParser | undefined;
  #rows = 0;
  /** Start of a row that goes on in the next chunk. */
  #rest: LineChunk | undefined;

  /** @param onText gets the bytes of the text, of a source that does not tell how much of its file it has read */
  constructor(source: Source, listener: TableListener, onText: (bytes: number) => void = () => {}) {
    this.#source = source;
    this.#listener = listener;
    this.#onText = onText;
  }

  async read(): Promise<TableDigest> {
    if (this.#source.kind === 'parquet') await this.#readGroups();
    else await this.#readLines();
    return { ...(await this.#source.digest()), rows: this.#rows };
  }

  async #readLines(): Promise<void> {
    const { path } = this.#source;
    for await (const chunk of this.#source.lines()) {
      this.#onText(chunk.bytes.length);
      if (this.#parser === undefined) await this.#readFirst(chunk);
      else await this.#readChunk(this.#parser, chunk);
    }
    if (this.#parser === undefined) {
      const found = `${path}: is empty; expected a predictions table in CSV, JSONL or Parquet.`;
      throw new CarryoverError('data-invalid', found, 'Check that whatever wrote the file came to its end.');
    }
    await this.#readEnd(this.#parser);
  }

  /** The first line shows what the format and the columns are: only behind it there is a fast way. */
  async #readFirst(chunk: LineChunk): Promise<void> {
    const parser = chooseParser(this.#source.path, chunk);
    if (parser === undefined) return;
    this.#parser = parser;
    const { bytes, firstLine } = chunk;
    const behind = bytes.indexOf(NEWLINE) + 1 || bytes.length;
    this.#handOver(await parser.parse({ bytes: bytes.subarray(0, behind), firstLine }));
    if (behind < bytes.length) {
      await this.#readChunk(parser, { bytes: bytes.subarray(behind), firstLine: firstLine + 1 });
    }
  }

  async #readChunk(parser: RowParser, chunk: LineChunk): Promise<void> {
    const { plain } = this.#listener;
    const whole = joinChunks(this.#rest, chunk);
    const rows = plain && parser.scan(whole, plain.wants);
    const isTaken = await this.#offer(rows);
    this.#rest = isTaken ? rows?.rest : undefined;
    if (!isTaken) this.#handOver(await parser.parse(whole));
  }

  async #readEnd(parser: RowParser): Promise<void> {
    if (this.#rest !== undefined) this.#handOver(await parser.parse(this.#rest));
    this.#handOver(await parser.end());
  }

  async #readGroups(): Promise<void> {
    const table = await this.#source.readParquet();
    try {
      const last = table.groups.at(-1)?.end ?? 0;
      const { bytes } = await this.#source.digest();
      for (const group of table.groups) {
        if (!(await this.#offer(plainGroup(table, group)))) {
          for await (const rows of rawGroup(table, group)) this.#handOver(rows);
        }
        this.#listener.onBytes((bytes * (group.end - group.start)) / last);
      }
    } finally {
      await table.close();
    }
  }

  async #offer(rows: PlainRows | undefined): Promise<boolean> {
    const { plain } = this.#listener;
    if (plain === undefined || rows === undefined || !(await plain.take(rows))) return false;
    this.#rows += rows.lines.length;
    return true;
  }

  #handOver({ fault, ...parsed }: ParsedChunk): void {
    this.#rows += parsed.rows.length;
    this.#listener.onRows(parsed);
    if (fault !== undefined) throw fault;
  }
}

/**
 * Reads a table once, from start to end; its format shows in its content, not in its name.
 * @param table as the user typed it, or opened before, as a pipe must be that was looked at; then bytes are those of its text
 * @throws CarryoverError for a path that cannot be read and for whatever is no table, with the line where there is one;
 *   also whatever a listener throws. Rows before a fault have been handed over by then.
 */
export async function readTable(table: string | Source, listener: TableListener): Promise<TableDigest> {
  if (typeof table !== 'string') return new TableReader(table, listener, listener.onBytes).read();
  const source = await openSource(table, { ...listener.limits, onBytes: listener.onBytes });
  return new TableReader(source, listener).read();
}
