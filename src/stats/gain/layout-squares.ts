import type { PairedMatrix } from './paired-matrix.ts';

/**
 * Two-way layout of S seeds × N columns (items or clusters), S ≥ 1, N ≥ 1. What a single level cannot show is 0 here, so that it
 * adds nothing to a sum; the procedures look at `seeds` and `items` and refuse where that would be an answer.
 */
export interface MeanSquares {
  readonly seeds: number;
  readonly items: number;
  /** Δ̂, mean of all entries. */
  readonly mean: number;
  /** MS_S; 0 with one seed. */
  readonly msSeeds: number;
  /** MS_I; 0 with one column. */
  readonly msItems: number;
  /** MS_E; 0 with one seed or one column. */
  readonly msError: number;
  /** b_i, mean over seeds of each column. */
  readonly columnMeans: Float64Array;
}

interface Sums {
  readonly rows: Float64Array;
  readonly columns: Float64Array;
  readonly total: number;
  readonly squares: number;
  /** All are whole, and so small that their sums of squares are exact. */
  readonly whole: boolean;
}

function sumUp({ seeds, items, values }: PairedMatrix): Sums {
  const rows = new Float64Array(seeds);
  const columns = new Float64Array(items);
  let squares = 0;
  let whole = true;
  for (let s = 0; s < seeds; s++) {
    let row = 0;
    for (let i = 0; i < items; i++) {
      const value = values[s * items + i] as number;
      row += value;
      columns[i] = (columns[i] as number) + value;
      squares += value * value;
      whole &&= Number.isInteger(value);
    }
    rows[s] = row;
  }
  let total = 0;
  for (const row of rows) total += row;
  // Nothing below is larger than S·N·Σd²; beyond 2⁵³ whole numbers would be rounded, and their differences lost.
  return { rows, columns, total, squares, whole: whole && seeds * items * squares < 2 ** 53 };
}

/** A sum of squares over its degrees of freedom; without any it says nothing and counts for nothing. */
const over = (squares: number, freedom: number): number => (freedom > 0 ? squares / freedom : 0);

/** Whole numbers stay whole up to the last division, so that the order of rows cannot change a bit. */
function fromWholeNumbers({ seeds: S, items: N }: PairedMatrix, sums: Sums) {
  let rowSquares = 0;
  for (const row of sums.rows) rowSquares += row * row;
  let columnSquares = 0;
  for (const column of sums.columns) columnSquares += column * column;
  const totalSquare = sums.total * sums.total;
  const error = S * N * sums.squares - N * columnSquares - S * rowSquares + totalSquare;
  return {
    msSeeds: over(S * rowSquares - totalSquare, S * N * (S - 1)),
    msItems: over(N * columnSquares - totalSquare, S * N * (N - 1)),
    msError: over(error, S * N * (S - 1) * (N - 1)),
  };
}

/** Real numbers are centred first: the textbook formula would lose the small components to cancellation. */
function fromRealNumbers({ seeds: S, items: N, values }: PairedMatrix, sums: Sums) {
  const mean = sums.total / (S * N);
  let seedSquares = 0;
  let itemSquares = 0;
  let errorSquares = 0;
  for (let i = 0; i < N; i++) itemSquares += ((sums.columns[i] as number) / S - mean) ** 2;
  for (let s = 0; s < S; s++) {
    const rowMean = (sums.rows[s] as number) / N;
    seedSquares += (rowMean - mean) ** 2;
    for (let i = 0; i < N; i++) {
      errorSquares += ((values[s * N + i] as number) - rowMean - (sums.columns[i] as number) / S + mean) ** 2;
    }
  }
  return {
    msSeeds: over(N * seedSquares, S - 1),
    msItems: over(S * itemSquares, N - 1),
    msError: over(errorSquares, (S - 1) * (N - 1)),
  };
}

/**
 * Mean squares of a two-way layout without replication:
 * MS_S = NΣ(a_s−Δ̂)²/(S−1), MS_I = SΣ(b_i−Δ̂)²/(N−1), MS_E = Σ(d−a_s−b_i+Δ̂)²/((S−1)(N−1)).
 * Exact in whole numbers where the differences are whole (binary outcomes) and S·N·Σd² < 2⁵³.
 * @param matrix full and finite, not checked: `gainCell` and `meanSquares` do that
 * @source Scheffé, The Analysis of Variance (1959), ch. 4 (two-way layout, one observation per cell).
 */
export function layoutSquares(matrix: PairedMatrix): MeanSquares {
  const sums = sumUp(matrix);
  const { seeds, items } = matrix;
  const squares = sums.whole ? fromWholeNumbers(matrix, sums) : fromRealNumbers(matrix, sums);
  const columnMeans = sums.columns.map(sum => sum / seeds);
  return { seeds, items, mean: sums.total / (seeds * items), ...squares, columnMeans };
}
