import { type Refusal, refuse } from '../../core/refusal.ts';
import { layoutSquares } from '../gain/layout-squares.ts';
import type { PairedMatrix } from '../gain/paired-matrix.ts';
import { checkMatrix } from '../guard.ts';
import { mean } from '../numeric/moments.ts';
import { tameValues } from '../numeric/tame-values.ts';

/** A spread, or a share of a variance, that is float noise around 0. */
const NOISE = 1e-12;

export interface TwoWayError {
  readonly mean: number;
  /** Clustered by item, by seed, and by neither, without finite-cluster factors (CR0). */
  readonly itemSe: number;
  readonly seedSe: number;
  readonly cellSe: number;
  /** √(item² + seed² − cell²); refused where that is not above 0. */
  readonly se: number | Refusal;
}

/**
 * Two-way cluster-robust standard error of the mean of a seeds × items matrix. The variance can come out negative in small
 * samples; then there is no standard error, and nothing is put in its place.
 * @param matrix full and finite, at least two seeds and two items
 * @returns a refusal: LENGTH_MISMATCH, EMPTY_INPUT, NON_FINITE, TOO_FEW_SEEDS, TOO_FEW_OBSERVATIONS, ZERO_VARIANCE
 * where all entries are the same up to float noise
 * @source Cameron, Gelbach & Miller (2011), JBES 29:238–249
 */
export function twoWayError(matrix: PairedMatrix): TwoWayError | Refusal {
  const wrong = checkMatrix(matrix);
  if (wrong !== undefined) return wrong;
  const { seeds: S, items: N } = matrix;
  if (S < 2) return refuse('TOO_FEW_SEEDS', 'matrix', `${S} seed: expected 2 or more.`);
  if (N < 2) return refuse('TOO_FEW_OBSERVATIONS', 'matrix', `${N} item: expected 2 or more.`);
  const { values, unit, largest } = tameValues(matrix.values);
  const centre = mean(values);
  // Around their mean, so that a large mean takes no digits from the spread.
  const centred = { seeds: S, items: N, values: values.map(value => value - centre) };
  const { msSeeds, msItems, msError } = layoutSquares(centred);
  // Cluster sums of residuals are N or S times the deviations of row and column means, so the mean squares hold them all.
  const item = (msItems * (N - 1)) / (S * N * N);
  const seed = (msSeeds * (S - 1)) / (S * S * N);
  const total = (S - 1) * msSeeds + (N - 1) * msItems + (S - 1) * (N - 1) * msError;
  const cell = total / (S * N) ** 2;
  if (cell * S * N <= (NOISE * largest) ** 2) {
    return refuse('ZERO_VARIANCE', 'matrix', 'All entries are the same: their spread is unknown.');
  }
  const square = item + seed - cell;
  const se =
    square > NOISE * cell
      ? Math.sqrt(square) * unit
      : refuse('DEGENERATE_DISTRIBUTION', 'matrix', `The two-way variance is ${square * unit * unit}, not above 0.`);
  return {
    mean: centre * unit,
    itemSe: Math.sqrt(item) * unit,
    seedSe: Math.sqrt(seed) * unit,
    cellSe: Math.sqrt(cell) * unit,
    se,
  };
}
