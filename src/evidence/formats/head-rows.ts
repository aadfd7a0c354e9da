import { CsvParser } from '../../tables/csv-parser.ts';
import { JsonlParser } from '../../tables/jsonl-parser.ts';
import type { Source } from '../../tables/open-source.ts';
import { rawGroup } from '../../tables/parquet-rows.ts';
import type { RawRows } from '../../tables/raw-rows.ts';

/** A head of fewer bytes is the whole file. */
const CUT_AT = 60_000;
/** Enough to tell what a table holds. */
const MOST_ROWS = 500;

async function parquetHead(source: Source): Promise<RawRows | undefined> {
  const table = await source.readParquet();
  try {
    const [group] = table.groups;
    if (group === undefined) return undefined;
    const first = await rawGroup(table, {
      start: group.start,
      end: Math.min(group.end, group.start + MOST_ROWS),
    }).next();
    return first.done ? undefined : first.value;
  } finally {
    await table.close();
  }
}

async function parseHead(source: Source): Promise<RawRows | undefined> {
  const { path, kind, head } = source;
  if (kind === 'parquet') return parquetHead(source);
  const start = head.trimStart();
  if (kind !== 'text' || start === '' || start.startsWith('[')) return undefined;
  const isWhole = Buffer.byteLength(head) < CUT_AT;
  const text = isWhole ? head : head.slice(0, head.lastIndexOf('\n') + 1);
  const parser = start.startsWith('{') ? new JsonlParser(path) : new CsvParser(path, { mayRepeat: true });
  const first = await parser.parse({ bytes: Buffer.from(text), firstLine: 1 });
  const last = isWhole && first.fault === undefined ? await parser.end() : undefined;
  const rows = [...first.rows, ...(last?.rows ?? [])];
  const lines = [...first.lines, ...(last?.lines ?? [])];
  const { format, columns, columnLines } = last ?? first;
  if (columns.length === 0 || rows.length === 0) return undefined;
  return { format, columns, columnLines, lines: lines.slice(0, MOST_ROWS), rows: rows.slice(0, MOST_ROWS) };
}

const known = new WeakMap<Source, Promise<RawRows | undefined>>();

/**
 * The first rows of a table, as far as the head of the file shows them and none is broken; columns may share a name. Undefined for
 * what is no table in CSV, JSONL or Parquet. Several readers ask for the rows of one file, so they are kept with it.
 */
export async function headRows(source: Source): Promise<RawRows | undefined> {
  let rows = known.get(source);
  if (rows === undefined) {
    rows = parseHead(source).catch(() => undefined);
    known.set(source, rows);
  }
  return rows;
}
