import { expect, test } from 'vitest';
import { NOTHING } from '../../src/core/cells.ts';
import { PlainBuffer } from '../../src/tables/plain-rows.ts';

const COLUMNS = { format: 'csv', columns: ['a', 'b', 'c'], columnLines: [1, 1, 1] } as const;

test('keeps what was found while it grows, and shows it column by column', () => {
  const buffer = new PlainBuffer();
  for (const rows of [5000, 3]) {
    buffer.start(3);
    for (let row = 0; row < rows; row++) {
      const first = buffer.open(row + 2);
      buffer.starts[first + 1] = row;
      buffer.ends[first + 1] = row + 1;
      buffer.rows++;
    }
    const shown = buffer.show(COLUMNS, Buffer.from(''));
    expect([...(shown.lines as Int32Array)]).toEqual(Array.from({ length: rows }, (_, row) => row + 2));
    const cells = shown.cells(1);
    if (!('starts' in cells)) throw new Error('expected bytes');
    const place = (row: number) => cells.first + row * cells.stride;
    for (const row of [0, 1, rows - 1]) {
      expect([cells.starts[place(row)], cells.ends[place(row)]]).toEqual([row, row + 1]);
      expect(cells.starts[place(row) - 1]).toBe(NOTHING);
    }
  }
});

test('makes room for wider rows after narrow ones', () => {
  const buffer = new PlainBuffer();
  buffer.start(1);
  buffer.open(1);
  buffer.start(5000);
  for (let row = 0; row < 3; row++) {
    const first = buffer.open(row + 1);
    buffer.starts[first + 4999] = row;
    buffer.rows++;
  }
  expect([0, 1, 2].map(row => buffer.starts[row * 5000 + 4999])).toEqual([0, 1, 2]);
});
