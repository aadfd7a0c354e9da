import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkFinite } from '../guard.ts';

/** What rounding may do to a correlation matrix that is semidefinite. */
const ROUNDING = 1e-9;

function checkShape(covariance: readonly ArrayLike<number>[], size: number): Refusal | undefined {
  const found = covariance.find(row => row.length !== size);
  if (covariance.length !== size || found !== undefined) {
    const shape = `${covariance.length} rows, one of ${found?.length ?? size}`;
    return refuse('LENGTH_MISMATCH', 'covariance', `${shape}: expected ${size} × ${size}, as there are estimates.`);
  }
  for (const row of covariance) {
    const wrong = checkFinite(row, 'covariance');
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** Covariances divided by both standard deviations; a constant that covaries with anything gives Infinity. */
function correlations(covariance: readonly ArrayLike<number>[]): Float64Array[] {
  const sds = covariance.map((row, i) => Math.sqrt(row[i] as number));
  return covariance.map((row, i) =>
    Float64Array.from(row, (value, j) => (value === 0 ? 0 : value / (sds[i] as number) / (sds[j] as number))),
  );
}

/** Takes one pivot out of the matrix, by the outer product of its column. */
function eliminate(matrix: readonly Float64Array[], left: readonly number[], pivot: number): void {
  const pivotRow = matrix[pivot] as Float64Array;
  const size = pivotRow[pivot] as number;
  for (const i of left) {
    const row = matrix[i] as Float64Array;
    const factor = (pivotRow[i] as number) / size;
    for (const j of left) row[j] = (row[j] as number) - factor * (pivotRow[j] as number);
  }
}

/** Cholesky with the largest pivot first: what is left when the pivots are used up must be rounding. */
function isSemidefinite(matrix: readonly Float64Array[]): boolean {
  let left = Array.from(matrix.keys());
  const diagonal = (k: number): number => (matrix[k] as Float64Array)[k] as number;
  while (left.length > 0) {
    const pivot = left.reduce((best, k) => (diagonal(k) > diagonal(best) ? k : best));
    if (diagonal(pivot) <= ROUNDING) break;
    left = left.filter(k => k !== pivot);
    eliminate(matrix, left, pivot);
  }
  return left.every(i => left.every(j => Math.abs((matrix[i] as Float64Array)[j] as number) <= 2 * ROUNDING));
}

/**
 * A symmetric positive semidefinite matrix, up to 1e-9 on the scale of correlations.
 * @param covariance rows
 * @param size expected number of rows and columns
 */
export function checkCovariance(covariance: readonly ArrayLike<number>[], size: number): Refusal | undefined {
  const wrong = checkShape(covariance, size);
  if (wrong !== undefined) return wrong;
  const negative = covariance.findIndex((row, k) => (row[k] as number) < 0);
  if (negative >= 0) {
    return refuse('OUT_OF_RANGE', 'covariance', `Variance ${negative} is negative: expected 0 or more.`);
  }
  const matrix = correlations(covariance);
  const asymmetric = matrix.some((row, i) =>
    row.some((value, j) => Math.abs(value - (matrix[j]?.[i] ?? 0)) > ROUNDING),
  );
  if (!asymmetric && isSemidefinite(matrix)) return undefined;
  const fault = asymmetric ? 'symmetric' : 'positive semidefinite';
  return refuse('OUT_OF_RANGE', 'covariance', `The matrix is not ${fault}: no estimates have such covariances.`);
}
