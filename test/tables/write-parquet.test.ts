import { open } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { READ_LIMITS } from '../../src/tables/read-limits.ts';
import { openParquet } from '../../src/tables/read-parquet.ts';
import { writeParquet } from '../../src/tables/write-parquet.ts';
import { scratchFolder } from '../support/scratch-folder.ts';

const scratch = scratchFolder();

test('writes many row groups, texts, numbers and gaps, all of which come back', async () => {
  const rows = 40_000;
  const codes = Int32Array.from({ length: rows }, (_, row) => (row % 5 === 0 ? -1 : row % 3));
  const full = Int32Array.from({ length: rows }, (_, row) => row);
  const values = Float64Array.from({ length: rows }, (_, row) => row / 7);
  const present = Uint8Array.from({ length: rows }, (_, row) => (row % 2 === 0 ? 1 : 0));
  const labels = Array.from({ length: rows }, (_, row) => `item ${row} é`);
  const path = scratch.path('t.parquet');
  const file = await open(path, 'w');
  await writeParquet(file, {
    rows,
    columns: [
      { name: 'gaps', text: { codes, labels: ['a', '', '\ufeff🦜'] } },
      { name: 'full', text: { codes: full, labels } },
      { name: 'numbers', numbers: { values, present } },
    ],
  });
  await file.close();
  const table = await openParquet(path, await open(path), READ_LIMITS);
  expect(table.columns).toEqual(['gaps', 'full', 'numbers']);
  expect(table.groups.length).toBeGreaterThan(1);
  const read = async (name: string): Promise<unknown[]> => {
    const parts = await Promise.all(table.groups.map(group => table.readColumn(name, group)));
    return parts.flatMap(part => Array.from(part, value => value ?? undefined));
  };
  const isSame = (a: readonly unknown[], b: readonly unknown[]) =>
    a.length === b.length && a.every((value, at) => value === b[at]);
  expect(
    isSame(
      await read('gaps'),
      Array.from(codes, code => ['a', '', '\ufeff🦜'][code]),
    ),
  ).toBe(true);
  expect(isSame(await read('full'), labels)).toBe(true);
  expect(
    isSame(
      await read('numbers'),
      Array.from(values, (value, row) => (present[row] === 1 ? value : undefined)),
    ),
  ).toBe(true);
  await table.close();
});

test('writes a table without rows', async () => {
  const path = scratch.path('empty.parquet');
  const file = await open(path, 'w');
  await writeParquet(file, { rows: 0, columns: [{ name: 'a', text: { codes: new Int32Array(0), labels: [] } }] });
  await file.close();
  const table = await openParquet(path, await open(path), READ_LIMITS);
  expect([table.columns, table.groups]).toEqual([['a'], []]);
  await table.close();
});
