import type { Rng } from '../../core/random.ts';
import type { GainCell } from '../gain/gain-cell.ts';
import { tQuantileUpper } from '../numeric/special-functions.ts';
import { residualFlipper } from './flip-residuals.ts';
import { type DrawNull, sumOfSquares } from './null-draw.ts';

/** Sums over columns of η_i·f_I·b_i and of the flipped residuals, seed effects aside. */
interface ColumnSums {
  readonly cross: number;
  readonly squares: number;
  readonly itemTotal: number;
}

function sumColumns(beta: Float64Array, columns: Float64Array, { signs, units, seeds }: Signed): ColumnSums {
  let [cross, squares, itemTotal] = [0, 0, 0];
  for (let i = 0; i < beta.length; i++) {
    const effect = (signs[units[i] as number] as number) * (beta[i] as number);
    const column = seeds * effect + (columns[i] as number);
    cross += effect * (columns[i] as number);
    squares += column * column;
    itemTotal += effect;
  }
  return { cross, squares, itemTotal };
}

interface Signed {
  readonly signs: Int8Array;
  readonly units: Int32Array;
  readonly seeds: number;
}

/** Adds a normal effect to every seed: its share of the total, of Σd² and of the squared row and column sums. */
function addSeedEffects(rows: Float64Array, { itemTotal, squares: columnSquares }: ColumnSums, draw: SeedDraw) {
  const { seedSd, items: N, rng } = draw;
  let [total, rowSquares, squares, seedTotal, plainTotal] = [0, 0, 0, 0, 0];
  for (const flipped of rows) {
    const u = seedSd * rng.normal();
    const plain = flipped + itemTotal;
    const row = plain + N * u;
    squares += 2 * u * plain + N * u * u;
    rowSquares += row * row;
    total += row;
    seedTotal += u;
    plainTotal += plain;
  }
  const shifted = columnSquares + 2 * seedTotal * plainTotal + N * seedTotal * seedTotal;
  return { total, rowSquares, squares, columnSquares: shifted };
}

interface SeedDraw {
  readonly seedSd: number;
  readonly items: number;
  readonly rng: Rng;
}

/**
 * Null data for S ≥ 3: d*_si = u_s + η_i·f_I·b_i + ζ_si·f_E·e_si with centred ANOVA effects b, e scaled to the estimated
 * components, u_s ~ N(0, max(0, σ²_S)), η and ζ = ±1. Only the sums that the mean squares need are kept.
 * @param units position of each column in the domain's signs
 */
export function twoWayNull(cell: GainCell, units: Int32Array, rng: Rng): DrawNull {
  const { seeds, items } = cell.matrix;
  const { mean, columnMeans, msSeeds, msItems, msError } = cell.squares;
  const beta = columnMeans.map(b => b - mean);
  const epsilon = residualEffects(cell);
  rescale(beta, Math.max(0, (msItems - msError) / seeds));
  rescale(epsilon, msError);
  const seedSd = Math.sqrt(Math.max(0, (msSeeds - msError) / items));
  const fixedSquares = seeds * sumOfSquares(beta) + sumOfSquares(epsilon);
  const flip = residualFlipper(epsilon, seeds, rng);
  // The sparse rule's two columns, all +1 and all −1, add to squares and to nothing else.
  const pseudo = cell.sparse ? 2 : 0;
  return signs => {
    const { rows, columns } = flip();
    const byColumn = sumColumns(beta, columns, { signs, units, seeds });
    const sums = addSeedEffects(rows, byColumn, { seedSd, items, rng });
    return judge({
      S: seeds,
      N: items + pseudo,
      total: sums.total,
      rowSquares: sums.rowSquares,
      columnSquares: sums.columnSquares + pseudo * seeds * seeds,
      squares: fixedSquares + 2 * byColumn.cross + sums.squares + pseudo * seeds,
      count: seeds * items,
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
