import { isUtf8 } from 'node:buffer';
import { NULL } from '../core/cells.ts';
import type { PredictionColumn } from '../core/predictions.ts';
import type { PredictionsBuilder } from '../core/predictions-builder.ts';
import { columnWant } from '../tables/column-wants.ts';
import { PlainBuffer } from '../tables/plain-rows.ts';
import { JsonlScanner, type ScannedColumn } from '../tables/scan-jsonl.ts';
import type { CellEntry } from './manifest.ts';

const QUOTE = 0x22;
/** The same in every row of a cell: the header says them. */
const CELL_COLUMNS = ['domain', 'rung', 'arm', 'seed'] as const;
/** Line of the first row, behind the header. */
const FIRST_LINE = 2;

interface Scan {
  readonly columns: readonly (ScannedColumn & { readonly name: PredictionColumn })[];
  readonly scanner: JsonlScanner;
}

/** What a header lists, as columns to look for; undefined where it is no list of columns that a row may have. */
function scanOf(listed: unknown): Scan | undefined {
  if (!Array.isArray(listed) || new Set(listed).size < listed.length) return undefined;
  const columns = listed.flatMap((name: unknown, at): Scan['columns'] => {
    const want = typeof name === 'string' ? columnWant(name) : undefined;
    if (want === undefined || CELL_COLUMNS.some(shared => shared === name)) return [];
    return [{ name: name as PredictionColumn, key: Buffer.from(JSON.stringify(name)), want, at }];
  });
  return columns.length === listed.length ? { columns, scanner: new JsonlScanner(columns) } : undefined;
}

/** Takes the rows of cell files into a table column by column, without making an object of any of them. */
export class PlainCells {
  readonly #builder: PredictionsBuilder;
  readonly #found = new PlainBuffer();
  readonly #scans = new Map<string, Scan | undefined>();

  constructor(builder: PredictionsBuilder) {
    this.#builder = builder;
  }

  /**
   * Adds the rows of one cell.
   * @param bytes of the rows, whole lines, behind the header
   * @param columns what the header lists
   * @returns false, and nothing added, where anything is not as `format-cell.ts` writes it: it says no more than that
   */
  take(bytes: Buffer, entry: CellEntry, columns: unknown): boolean {
    const key = JSON.stringify(columns) ?? '';
    if (!this.#scans.has(key)) this.#scans.set(key, scanOf(columns));
    const scan = this.#scans.get(key);
    if (scan === undefined || !this.#scan(bytes, entry, scan)) return false;
    if (this.#stage(bytes, entry, scan) && this.#builder.commit(this.#found.lines.subarray(0, entry.rows))) return true;
    this.#builder.discard(entry.rows);
    return false;
  }

  /** Whether the rows are as many as they should be, and say texts where texts belong. */
  #scan(bytes: Buffer, { rows }: CellEntry, { columns, scanner }: Scan): boolean {
    const found = this.#found;
    const width = columns.length;
    found.start(width);
    if (!isUtf8(bytes) || !scanner.scan(bytes, FIRST_LINE, found) || found.rows !== rows) return false;
    // A row that says nothing leaves its key out: null, and a text without letters, were not written here.
    if (found.starts.subarray(0, rows * width).includes(NULL)) return false;
    return columns.every(({ want, at }) => want === 'number' || this.#isText(bytes, at, width));
  }

  #isText(bytes: Buffer, column: number, width: number): boolean {
    const { starts, ends, rows } = this.#found;
    for (let at = column; at < rows * width; at += width) {
      const start = starts[at] as number;
      if (start >= 0 && (start === ends[at] || bytes[start - 1] !== QUOTE)) return false;
    }
    return true;
  }

  #stage(bytes: Buffer, entry: CellEntry, { columns }: Scan): boolean {
    const { starts, ends, texts } = this.#found;
    const { rows } = entry;
    const isKeyed = CELL_COLUMNS.every(name =>
      this.#builder.stage(name, rows, { values: new Array<string>(rows).fill(entry[name]) }),
    );
    return (
      isKeyed &&
      columns.every(({ name, at }) =>
        this.#builder.stage(name, rows, { bytes, starts, ends, texts, first: at, stride: columns.length }),
      )
    );
  }
}
