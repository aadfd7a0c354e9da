import type { PairedMatrix } from './paired-matrix.ts';

/** Two-way layout of S seeds × N columns (items or clusters), S ≥ 1, N ≥ 2. */
export interface MeanSquares {
  readonly seeds: number;
  readonly items: number;
  /** Δ̂, mean of all entries. */
  readonly mean: number;
  /** MS_S; 0 with one seed. */
  readonly msSeeds: number;
  /** MS_I. */
  readonly msItems: number;
  /** MS_E; 0 with one seed. */
  readonly msError: number;
  /** b_i, mean over seeds of each column. */
  readonly columnMeans: Float64Array;
}

interface Sums {
  readonly rows: Float64Array;
  readonly columns: Float64Array;
  readonly total: number;
  readonly squares: number;
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
  return { rows, columns, total, squares, whole };
}

/** Whole numbers stay whole up to the last division, so that the order of rows cannot change a bit. */
function fromWholeNumbers({ seeds: S, items: N }: PairedMatrix, sums: Sums) {
  let rowSquares = 0;
  for (const row of sums.rows) rowSquares += row * row;
  let columnSquares = 0;
  for (const column of sums.columns) columnSquares += column * column;
  const totalSquare = sums.total * sums.total;
  const error = S * N * sums.squares - N * columnSquares - S * rowSquares + totalSquare;
  return {
    msSeeds: S > 1 ? (S * rowSquares - totalSquare) / (S * N * (S - 1)) : 0,
    msItems: (N * columnSquares - totalSquare) / (S * N * (N - 1)),
    msError: S > 1 ? error / (S * N * (S - 1) * (N - 1)) : 0,
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
    msSeeds: S > 1 ? (N * seedSquares) / (S - 1) : 0,
    msItems: (S * itemSquares) / (N - 1),
    msError: S > 1 ? errorSquares / ((S - 1) * (N - 1)) : 0,
  };
}

/**
 * Mean squares of a two-way layout without replication:
 * MS_S = NΣ(a_s−Δ̂)²/(S−1), MS_I = SΣ(b_i−Δ̂)²/(N−1), MS_E = Σ(d−a_s−b_i+Δ̂)²/((S−1)(N−1)).
 * Exact in whole numbers where the differences are whole (binary outcomes) and S·N·Σd² < 2⁵³.
 * @source Scheffé, The Analysis of Variance (1959), ch. 4 (two-way layout, one observation per cell).
 */
export function meanSquares(matrix: PairedMatrix): MeanSquares {
  const sums = sumUp(matrix);
  const { seeds, items } = matrix;
  const squares = sums.whole ? fromWholeNumbers(matrix, sums) : fromRealNumbers(matrix, sums);
  const columnMeans = sums.columns.map(sum => sum / seeds);
  return { seeds, items, mean: sums.total / (seeds * items), ...squares, columnMeans };
}
