import { DECODED } from '../../src/core/cells.ts';
import type { PlainRows } from '../../src/tables/plain-rows.ts';

/** The cells that a scanner found, as texts, row by row; undefined for those that say nothing. */
export function spellOut(plain: PlainRows): (string | undefined)[][] {
  return Array.from({ length: plain.lines.length }, (_, row) =>
    plain.columns.map((_name, column) => {
      const cells = plain.cells(column);
      if (!('starts' in cells)) throw new Error('expected cells of bytes');
      const at = cells.first + row * cells.stride;
      const [start = 0, end = 0] = [cells.starts[at], cells.ends[at]];
      if (start === DECODED) return cells.texts[end];
      return start < 0 ? undefined : Buffer.from(cells.bytes.subarray(start, end)).toString();
    }),
  );
}
