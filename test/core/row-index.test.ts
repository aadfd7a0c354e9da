import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RowIndex } from '../../src/core/row-index.ts';

const firstRows = (columns: readonly Int32Array[], rows: number): number[] => {
  const index = new RowIndex(columns, rows);
  return Array.from({ length: rows }, (_, row) => index.add(row));
};

describe('RowIndex', () => {
  test('finds the first row that says the same, as a map of texts does', () => {
    const code = fc.integer({ min: -1, max: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(code, code, code), { maxLength: 200 }), rows => {
        const columns = [0, 1, 2].map(at => Int32Array.from(rows, row => row[at] as number));
        const seen = new Map<string, number>();
        const expected = rows.map((row, at) => {
          const first = seen.get(String(row)) ?? at;
          seen.set(String(row), first);
          return first;
        });
        expect(firstRows(columns, rows.length)).toEqual(expected);
      }),
    );
  });

  test('tells the extremes of the codes apart', () => {
    const column = Int32Array.from([2 ** 31 - 1, -1, 0, 2 ** 31 - 1, 1 << 16, 1 << 24]);
    expect(firstRows([column], 6)).toEqual([0, 1, 2, 0, 4, 5]);
  });

  test('stays fast on long regular tables: probes do not pile up', () => {
    const rows = 400_000;
    const cell = Int32Array.from({ length: rows }, (_, row) => Math.floor(row / 1000));
    const item = Int32Array.from({ length: rows }, (_, row) => row % 1000);
    const started = performance.now();
    expect(firstRows([cell, item], rows)).toEqual(Array.from({ length: rows }, (_, row) => row));
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
