import type { Estimate } from '../../core/estimate.ts';
import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { checkFinite } from '../guard.ts';
import type { GainCell } from './gain-cell.ts';
import { gainInterval, refuseWidth } from './gain-interval.ts';
import { quadraticForm, type Relation } from './quadratic-form.ts';

/** What is left of a variance when all but this share cancels is rounding. */
const CANCELLED = 1e-12;

/**
 * Interval of a contrast θ = Σ c_j·Δ_j of two cells or more by the vector form: θ̂ ∓ √(c'Qc). The retention contrast is
 * c = (1, −φ) on target and sandbox: Lθ ≥ 0 means that at least φ of the sandbox gain arrives; unlike the ratio it always
 * has an interval. A slope over model sizes is another. Refused where the interval of any cell is: its spread is not known.
 * @param cells two or more, target and sandbox first where it is the retention contrast
 * @param options tail: one-sided error α/(2m); weights: c, finite, one per cell; relation: what the cells share
 * @returns a refusal: that of a cell's `gainInterval` or of `quadraticForm`, LENGTH_MISMATCH, NON_FINITE (weights),
 * DEGENERATE_DISTRIBUTION where nothing is left of the variance, OUT_OF_RANGE where a limit leaves the range of a double
 */
export function contrastInterval(
  cells: readonly (GainCell | Refusal)[],
  { tail, weights, relation }: ContrastOptions,
): Estimate {
  if (cells.length < 2 || cells.length !== weights.length) {
    const found = `${cells.length} cells and ${weights.length} weights`;
    return refuse('LENGTH_MISMATCH', 'cells', `${found}: expected two cells or more, and a weight for each.`);
  }
  const refused = cells.find(isRefused) ?? checkFinite(weights, 'weights');
  if (refused !== undefined) return refused;
  const known = cells as readonly GainCell[];
  for (const cell of known) {
    const own = gainInterval(cell, tail);
    if (own.status === 'refused') return own;
  }
  const form = quadraticForm(known, tail, relation);
  if (isRefused(form)) return form;
  const { square, largest } = weigh(form, weights);
  if (!Number.isFinite(square)) return refuseWidth(tail);
  if (square <= CANCELLED * largest) {
    const reason = 'The contrast is the same for every item: the data say nothing about its spread.';
    return refuse('DEGENERATE_DISTRIBUTION', 'cells', reason);
  }
  const width = Math.sqrt(square);
  const point = known.reduce((sum, { squares }, at) => sum + (weights[at] as number) * squares.mean, 0);
  if (!Number.isFinite(Math.abs(point) + width)) return refuseWidth(tail);
  return {
    status: 'estimated',
    point,
    low: point - width,
    high: point + width,
    level: 1 - 2 * tail,
    method: 'vector-howe',
    sparse: known.some(({ sparse }) => sparse),
  };
}

/** c'Qc, and the same without the covariances. */
function weigh(form: readonly number[], weights: readonly number[]): { square: number; largest: number } {
  const size = weights.length;
  let [square, largest] = [0, 0];
  for (let j = 0; j < size; j++) {
    const weight = weights[j] as number;
    const own = weight * weight * (form[j * size + j] as number);
    square += own;
    largest += own;
    for (let k = j + 1; k < size; k++) square += 2 * weight * (weights[k] as number) * (form[j * size + k] as number);
  }
  return { square, largest };
}

export interface ContrastOptions {
  readonly tail: number;
  readonly weights: readonly number[];
  readonly relation: Relation;
}
