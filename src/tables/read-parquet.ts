import type { FileHandle } from 'node:fs/promises';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  type ParquetScan,
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
  type SchemaTree,
} from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { CarryoverError } from '../core/errors.ts';
import { quote } from '../core/quote.ts';
import { checkPages } from './check-pages.ts';
import { fileFailure } from './file-failure.ts';
import { type ReadLimits, showBytes } from './read-limits.ts';

/** Rows of a Parquet file that are read together, column by column. */
export interface ParquetGroup {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** A Parquet file of flat columns; close it after use. */
export interface ParquetTable {
  readonly columns: readonly string[];
  readonly groups: readonly ParquetGroup[];
  /**
   * Values of one column in a group (or in some of its rows): text, numbers, booleans; null or undefined for nothing. A
   * type that is none of these comes out as an object.
   * @throws CarryoverError `data-invalid` for damaged data, text that is no UTF-8, and whole numbers beyond 2^53
   */
  readColumn(column: string, rows: ParquetGroup): Promise<ArrayLike<unknown>>;
  close(): Promise<void>;
}

/** A group larger than any writer makes would fill the memory. */
const MOST_GROUP_ROWS = 1 << 26;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What the library does not unpack itself; never more than a page declares, and no page more than the limit. */
function compressorsFor(most: number): Compressors {
  const guard =
    (unpack: (packed: Uint8Array, options: { maxOutputLength: number }) => Uint8Array) =>
    (packed: Uint8Array, size: number): Uint8Array => {
      if (size > most) throw new Error(`a page of ${showBytes(size)}; the limit is ${showBytes(most)}`);
      return unpack(packed, { maxOutputLength: Math.max(1, size) });
    };
  return { GZIP: guard(gunzipSync), BROTLI: guard(brotliDecompressSync), ZSTD: guard(zstdDecompressSync) };
}

function explain(path: string, error: unknown): CarryoverError {
  if (error instanceof CarryoverError) return error;
  if (error instanceof Error && 'syscall' in error) return fileFailure(path, error);
  const said = error instanceof Error ? error.message.replace(/^parquet /, '').split('\n')[0] : String(error);
  const isText = error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
  const found = isText ? 'has text that is not valid UTF-8' : `is a Parquet file that cannot be read (${said})`;
  const hint = 'Check that whatever wrote the file came to its end, or write it as CSV or JSONL.';
  return new CarryoverError('data-invalid', `${path}: ${found}.`, hint, { cause: error });
}

/** Where each column chunk starts → its rows. */
function chunkRows({ row_groups }: FileMetaData): ReadonlyMap<number, number> {
  const rows = new Map<number, number>();
  for (const { columns, num_rows } of row_groups) {
    for (const { meta_data: about } of columns) {
      if (about === undefined) continue;
      rows.set(Number(about.dictionary_page_offset || about.data_page_offset), Number(num_rows));
    }
  }
  return rows;
}

/** The file as the library asks for it: by ranges. What starts where a column chunk does is checked. */
class FileBuffer implements AsyncBuffer {
  readonly byteLength: number;
  readonly #file: FileHandle;
  rowsAt: ReadonlyMap<number, number> = new Map();

  constructor(file: FileHandle, byteLength: number) {
    this.#file = file;
    this.byteLength = byteLength;
  }

  slice(start: number, end = this.byteLength): Promise<ArrayBuffer> {
    const bytes = this.#read(start, end);
    // The library asks for ranges that it may never look at: an error there must not end the process.
    bytes.catch(() => undefined);
    return bytes;
  }

  async #read(start: number, end: number): Promise<ArrayBuffer> {
    const from = Math.max(0, start < 0 ? this.byteLength + start : start);
    const bytes = new Uint8Array(Math.max(0, Math.min(end, this.byteLength) - from));
    for (let at = 0; at < bytes.length; ) {
      const { bytesRead } = await this.#file.read(bytes, at, bytes.length - at, from + at);
      if (bytesRead === 0) throw new Error('the file ends too early');
      at += bytesRead;
    }
    const rows = this.rowsAt.get(from);
    if (rows !== undefined) checkPages(bytes.buffer, rows, parquetHeader);
    return bytes.buffer;
  }
}

function checkColumns(path: string, columns: readonly SchemaTree[]): readonly string[] {
  const refuse = (found: string, hint: string): CarryoverError =>
    new CarryoverError('data-invalid', `${path}: ${found}.`, hint);
  const names = columns.map(({ element }) => element.name);
  const nested = columns.find(({ children, element }) => children.length > 0 || element.repetition_type === 'REPEATED');
  if (nested !== undefined) {
    const found = `column ${quote(nested.element.name)} is nested; expected one value in every row`;
    throw refuse(found, 'Leave the column out, or put its parts into columns of their own.');
  }
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw refuse(`column ${quote(twice)} is there twice`, 'Rename or remove one of them.');
  return names;
}

function groupsOf(path: string, metadata: FileMetaData): readonly ParquetGroup[] {
  const groups: ParquetGroup[] = [];
  let start = 0;
  for (const group of metadata.row_groups) {
    const rows = Number(group.num_rows);
    if (!(rows >= 0 && rows <= MOST_GROUP_ROWS)) {
      const found = `${path}: has a row group of ${rows} rows; expected at most ${MOST_GROUP_ROWS}.`;
      throw new CarryoverError('data-invalid', found, 'Write it with smaller row groups, for example of 100,000 rows.');
    }
    if (rows > 0) groups.push({ start, end: start + rows });
    start += rows;
  }
  return groups;
}

/** Whole numbers of 64 bits as the numbers they are; those that are too large for one are refused by row. */
function asNumbers(values: ArrayLike<unknown>, refuse: (at: number, value: bigint) => CarryoverError) {
  const isTyped = values instanceof BigInt64Array || values instanceof BigUint64Array;
  if (!isTyped && !(Array.isArray(values) && values.some(value => typeof value === 'bigint'))) return values;
  return Array.from(values, (value, at) => {
    if (typeof value !== 'bigint') return value;
    const number = Number(value);
    if (!Number.isSafeInteger(number)) throw refuse(at, value);
    return number;
  });
}

class FileTable implements ParquetTable {
  readonly columns: readonly string[];
  readonly groups: readonly ParquetGroup[];
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #scan: ParquetScan;

  constructor(path: string, file: FileHandle, scan: ParquetScan) {
    this.#path = path;
    this.#file = file;
    this.#scan = scan;
    this.columns = checkColumns(path, parquetSchema(scan.metadata).children);
    this.groups = groupsOf(path, scan.metadata);
  }

  async readColumn(column: string, { start, end }: ParquetGroup): Promise<ArrayLike<unknown>> {
    try {
      const values = await this.#scan.readColumn({ column, rowStart: start, rowEnd: end });
      if (values.length !== end - start) throw new Error(`${values.length} values in ${end - start} rows`);
      return asNumbers(values, (at, value) => {
        const found = `${this.#path}: row ${start + at + 1}: ${column} is ${value}; expected a whole number below 2^53.`;
        return new CarryoverError('data-invalid', found, 'Write long numbers as text, or digits get lost.');
      });
    } catch (error) {
      throw explain(this.#path, error);
    }
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

/**
 * Opens a Parquet file; what is not asked for is not read. The fence of hyparquet.
 * @param path as the user typed it
 * @param file taken over: closed with the table, or here where this throws
 * @throws CarryoverError `data-invalid` for what is no sound Parquet file, and for nested columns
 */
export async function openParquet(path: string, file: FileHandle, limits: ReadLimits): Promise<ParquetTable> {
  try {
    const buffer = new FileBuffer(file, (await file.stat()).size);
    const metadata = await parquetMetadataAsync(buffer);
    buffer.rowsAt = chunkRows(metadata);
    const parsers = { stringFromBytes: (bytes: Uint8Array | undefined) => bytes && UTF8.decode(bytes) };
    const compressors = compressorsFor(limits.mostWholeBytes);
    return new FileTable(
      path,
      file,
      await parquetScan({ file: buffer, metadata, parsers, compressors, useOffsetIndex: false }),
    );
  } catch (error) {
    await file.close();
    throw explain(path, error);
  }
}
