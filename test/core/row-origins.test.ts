import { describe, expect, test } from 'vitest';
import { RowOrigins } from '../../src/core/row-origins.ts';

describe('RowOrigins', () => {
  test('remembers file and line of every row over many files', () => {
    const origins = new RowOrigins();
    for (const [file, rows] of [3, 0, 5000, 1].entries()) {
      origins.openFile(`f${file}.csv`);
      for (let row = 0; row < rows; row++) origins.add(row + 2);
    }
    expect([0, 2, 3, 5002, 5003].map(row => origins.describe(row))).toEqual([
      'f0.csv:2',
      'f0.csv:4',
      'f2.csv:2',
      'f2.csv:5001',
      'f3.csv:2',
    ]);
  });

  test('names the row to come by the file that is open', () => {
    const origins = new RowOrigins();
    origins.openFile('a.csv');
    origins.add(2);
    origins.openFile('b.csv');
    expect(origins.describe(1, 17)).toBe('b.csv:17');
  });

  test('says only the line of rows that came from no file', () => {
    const origins = new RowOrigins();
    origins.add(4);
    expect(origins.describe(0)).toBe('line 4');
  });
});
