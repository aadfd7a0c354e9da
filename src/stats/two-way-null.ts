import type { GainCell } from './gain-cell.ts';
import { type DrawNull, sumOfSquares } from './null-draw.ts';
import type { Rng } from './rng.ts';
import { tQuantileUpper } from './special-functions.ts';

/**
 * Null data for S ≥ 3: d*_si = u_s + η_i·f_I·b_i + ζ_si·f_E·e_si with centred ANOVA effects b, e scaled to the estimated
 * components, u_s ~ N(0, max(0, σ²_S)), η and ζ = ±1. Only the sums that the mean squares need are kept.
 */
export function twoWayNull(cell: GainCell, units: Int32Array, rng: Rng): DrawNull {
  const { seeds: S, items: N, values } = cell.matrix;
  const { mean, columnMeans, msSeeds, msItems, msError } = cell.squares;
  const beta = columnMeans.map(b => b - mean);
  const epsilon = residualEffects(cell);
  rescale(beta, Math.max(0, (msItems - msError) / S));
  rescale(epsilon, msError);
  const seedSd = Math.sqrt(Math.max(0, (msSeeds - msError) / N));
  const fixedSquares = S * sumOfSquares(beta) + sumOfSquares(epsilon);
  const columns = new Float64Array(N);
  const rows = new Float64Array(S);
  const pseudo = cell.sparse ? 1 : 0;
  const width = N + 2 * pseudo;
  return signs => {
    flipResiduals({ epsilon, columns, rows, items: values.length / S, rng });
    let cross = 0;
    let columnSquares = 0;
    let itemTotal = 0;
    for (let i = 0; i < N; i++) {
      const effect = (signs[units[i] as number] as number) * (beta[i] as number);
      const column = S * effect + (columns[i] as number);
      cross += effect * (columns[i] as number);
      columnSquares += column * column;
      itemTotal += effect;
    }
    let total = 0;
    let rowSquares = 0;
    let squares = fixedSquares + 2 * cross;
    let seedTotal = 0;
    let plainTotal = 0;
    for (let s = 0; s < S; s++) {
      const u = seedSd * rng.normal();
      const plain = (rows[s] as number) + itemTotal;
      const row = plain + N * u;
      squares += 2 * u * plain + N * u * u;
      rowSquares += row * row;
      total += row;
      seedTotal += u;
      plainTotal += plain;
    }
    columnSquares += 2 * seedTotal * plainTotal + N * seedTotal * seedTotal;
    return judge({
      S,
      N: width,
      total,
      rowSquares,
      columnSquares: columnSquares + pseudo * 2 * S * S,
      squares: squares + pseudo * 2 * S,
      count: S * N,
    });
  };
}

interface NullSums {
  readonly S: number;
  readonly N: number;
  readonly total: number;
  readonly rowSquares: number;
  readonly columnSquares: number;
  readonly squares: number;
  /** Entries behind the mean: the pseudo-columns widen the interval, they do not move it. */
  readonly count: number;
}

/** Howe's half-width from sums; the same algebra as `meanSquares`, on values that are centred by construction. */
function judge({ S, N, total, rowSquares, columnSquares, squares, count }: NullSums) {
  const correction = (total * total) / (S * N);
  const betweenSeeds = rowSquares / N - correction;
  const betweenItems = columnSquares / S - correction;
  const msSeeds = betweenSeeds / (S - 1);
  const msItems = betweenItems / (N - 1);
  const msError = Math.max(0, (squares - correction - betweenSeeds - betweenItems) / ((S - 1) * (N - 1)));
  const halfWidth = (tail: number) => {
    const seedTerm = tQuantileUpper(tail, S - 1) ** 2 * msSeeds;
    const itemTerm = tQuantileUpper(tail, N - 1) ** 2 * Math.max(0, msItems - msError);
    return Math.sqrt((seedTerm + itemTerm) / (S * N));
  };
  return { mean: total / count, halfWidth };
}

function residualEffects({ matrix, squares }: GainCell): Float64Array {
  const { seeds, items, values } = matrix;
  const residuals = new Float64Array(values.length);
  for (let s = 0; s < seeds; s++) {
    let row = 0;
    for (let i = 0; i < items; i++) row += values[s * items + i] as number;
    for (let i = 0; i < items; i++) {
      residuals[s * items + i] =
        (values[s * items + i] as number) - row / items - (squares.columnMeans[i] as number) + squares.mean;
    }
  }
  return residuals;
}

/** Scales effects so that their mean square is the estimated component. */
function rescale(effects: Float64Array, variance: number): void {
  const meanSquare = sumOfSquares(effects) / effects.length;
  const factor = meanSquare > 0 ? Math.sqrt(variance / meanSquare) : 0;
  for (let at = 0; at < effects.length; at++) effects[at] = (effects[at] as number) * factor;
}

interface Flip {
  readonly epsilon: Float64Array;
  readonly columns: Float64Array;
  readonly rows: Float64Array;
  readonly items: number;
  readonly rng: Rng;
}

/** Flips each residual by one random bit and leaves row and column sums. The hot loop of the A/A check. */
function flipResiduals({ epsilon, columns, rows, items, rng }: Flip): void {
  columns.fill(0);
  for (let s = 0; s < rows.length; s++) {
    let row = 0;
    let bits = 0;
    for (let i = 0; i < items; i++) {
      if ((i & 31) === 0) bits = rng.uint32();
      const value = (epsilon[s * items + i] as number) * (1 - ((bits & 1) << 1));
      bits >>>= 1;
      row += value;
      columns[i] = (columns[i] as number) + value;
    }
    rows[s] = row;
  }
}
