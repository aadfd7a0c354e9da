import { expect, test } from 'vitest';
import { formatCsv, formatJsonl } from '../../src/tables/format-rows.ts';
import type { Table } from '../../src/tables/table-columns.ts';

const table: Table = {
  rows: 3,
  columns: [
    { name: 'a,b', text: { codes: Int32Array.of(0, 1, -1), labels: ['x\r', '"'] } },
    { name: 'n', numbers: { values: Float64Array.of(0.1, 0, 1e21), present: Uint8Array.of(1, 0, 1) } },
  ],
};

test('CSV quotes what would be read otherwise', () => {
  expect([...formatCsv(table)].join('')).toBe('"a,b",n\n"x\r",0.1\n"""",\n,1e+21\n');
});

test('JSONL leaves out what a row does not say', () => {
  expect([...formatJsonl(table)].join('')).toBe('{"a,b":"x\\r","n":0.1}\n{"a,b":"\\""}\n{"n":1e+21}\n');
});

test('comes in pieces, so that a large table is never one text', () => {
  const rows = 200_000;
  const text = { codes: new Int32Array(rows), labels: ['label'] };
  const pieces = [...formatCsv({ rows, columns: [{ name: 'a', text }] })];
  expect(pieces.length).toBeGreaterThan(10);
  expect(pieces.join('')).toBe(`a\n${'label\n'.repeat(rows)}`);
});
