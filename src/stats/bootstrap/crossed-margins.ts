import type { PairedMatrix } from '../gain/paired-matrix.ts';
import { mean } from '../numeric/moments.ts';

/** Sums of every column and of every row of a matrix, and of all of it. */
export interface CrossedMargins {
  readonly columns: Float64Array;
  readonly rows: Float64Array;
  readonly total: number;
}

export function crossedMargins({ seeds, items, values }: PairedMatrix): CrossedMargins {
  const [columns, rows] = [new Float64Array(items), new Float64Array(seeds)];
  for (let s = 0; s < seeds; s++) {
    const row = values.subarray(s * items, (s + 1) * items);
    let sum = 0;
    for (let i = 0; i < items; i++) {
      const value = row[i] as number;
      columns[i] = (columns[i] as number) + value;
      sum += value;
    }
    rows[s] = sum;
  }
  return { columns, rows, total: seeds * mean(rows) };
}
