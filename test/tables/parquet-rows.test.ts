import { expect, test } from 'vitest';
import { plainGroup, rawGroup } from '../../src/tables/parquet-rows.ts';
import type { ParquetTable } from '../../src/tables/read-parquet.ts';

const table: ParquetTable = {
  columns: ['a', 'b'],
  groups: [],
  readColumn: async (column, { start, end }) =>
    Array.from({ length: end - start }, (_, at) => `${column}${start + at}`),
  close: async () => undefined,
};

test('tells a group column by column, with the number of every row', async () => {
  const rows = plainGroup(table, { start: 7, end: 9 });
  expect(rows).toMatchObject({ format: 'parquet', columns: ['a', 'b'], columnLines: [1, 1], lines: [8, 9] });
  expect(await rows.cells(1)).toEqual({ values: ['b7', 'b8'] });
});

test('tells a group row by row, some thousands at a time', async () => {
  const batches = [];
  for await (const batch of rawGroup(table, { start: 5, end: 25_005 })) batches.push(batch);
  expect(batches.map(({ rows }) => rows.length)).toEqual([10_000, 10_000, 5000]);
  expect([batches[0]?.lines[0], batches[2]?.lines.at(-1)]).toEqual([6, 25_005]);
  expect([batches[0]?.rows[0], batches[2]?.rows.at(-1)]).toEqual([
    ['a5', 'b5'],
    ['a25004', 'b25004'],
  ]);
});
