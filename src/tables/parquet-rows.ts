import type { PlainRows } from './plain-rows.ts';
import type { RawRows, TableColumns } from './raw-rows.ts';
import type { ParquetGroup, ParquetTable } from './read-parquet.ts';

/** Rows that are spelled out together. */
const RAW_ROWS = 10_000;

const columnsOf = ({ columns }: ParquetTable): TableColumns => ({
  format: 'parquet',
  columns,
  columnLines: columns.map(() => 1),
});

/** 1-based. */
function numbersOf({ start, end }: ParquetGroup): number[] {
  const numbers: number[] = [];
  for (let row = start + 1; row <= end; row++) numbers.push(row);
  return numbers;
}

/** A row group told column by column: each is read when it is asked for. */
export function plainGroup(table: ParquetTable, group: ParquetGroup): PlainRows {
  return {
    ...columnsOf(table),
    lines: numbersOf(group),
    cells: async column => ({ values: await table.readColumn(table.columns[column] as string, group) }),
  };
}

/** A row group told row by row, some thousands at a time. */
export async function* rawGroup(table: ParquetTable, { start, end }: ParquetGroup): AsyncGenerator<RawRows> {
  for (let from = start; from < end; from += RAW_ROWS) {
    const part = { start: from, end: Math.min(end, from + RAW_ROWS) };
    const values: ArrayLike<unknown>[] = [];
    for (const column of table.columns) values.push(await table.readColumn(column, part));
    const lines = numbersOf(part);
    yield { ...columnsOf(table), lines, rows: lines.map((_, row) => values.map(column => column[row])) };
  }
}
