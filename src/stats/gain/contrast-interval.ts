import type { Estimate } from '../../core/estimate.ts';
import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { checkFinite } from '../guard.ts';
import type { GainCell } from './gain-cell.ts';
import { gainInterval, refuseWidth } from './gain-interval.ts';
import { quadraticForm, type Relation } from './quadratic-form.ts';

/** What is left of a variance when all but this share cancels is rounding. */
const CANCELLED = 1e-12;

/**
 * Interval of a contrast θ = a·Δ_target + b·Δ_sandbox by the vector form: θ̂ ∓ √(c'Qc), c = (a, b). The retention contrast
 * is c = (1, −φ): Lθ ≥ 0 means that at least φ of the sandbox gain arrives; unlike the ratio it always has an interval.
 * Refused where the interval of either cell is: the spread of that cell is not known.
 * @param cells target and sandbox
 * @param options tail: one-sided error α/(2m); weights: c, finite; relation: what the two cells share
 * @returns a refusal: that of either cell's `gainInterval` or of `quadraticForm`, NON_FINITE (weights), DEGENERATE_DISTRIBUTION
 * where nothing is left of the variance, OUT_OF_RANGE where a limit leaves the range of a double
 */
export function contrastInterval(
  cells: readonly [GainCell | Refusal, GainCell | Refusal],
  { tail, weights: [a, b], relation }: ContrastOptions,
): Estimate {
  if (cells.length !== 2) {
    return refuse('LENGTH_MISMATCH', 'cells', 'A contrast is of two cells, target and sandbox.');
  }
  const [target, sandbox] = cells;
  if (isRefused(target)) return target;
  if (isRefused(sandbox)) return sandbox;
  const wrong = checkFinite([a, b], 'weights');
  if (wrong !== undefined) return wrong;
  for (const cell of [target, sandbox]) {
    const own = gainInterval(cell, tail);
    if (own.status === 'refused') return own;
  }
  const form = quadraticForm([target, sandbox], tail, relation);
  if (isRefused(form)) return form;
  const [tt, ts, , ss] = form as [number, number, number, number];
  const square = a * a * tt + 2 * a * b * ts + b * b * ss;
  if (!Number.isFinite(square)) return refuseWidth(tail);
  if (square <= CANCELLED * (a * a * tt + b * b * ss)) {
    const reason = 'The contrast is the same for every item: the data say nothing about its spread.';
    return refuse('DEGENERATE_DISTRIBUTION', 'cells', reason);
  }
  const width = Math.sqrt(square);
  const point = a * target.squares.mean + b * sandbox.squares.mean;
  if (!Number.isFinite(Math.abs(point) + width)) return refuseWidth(tail);
  return {
    status: 'estimated',
    point,
    low: point - width,
    high: point + width,
    level: 1 - 2 * tail,
    method: 'vector-howe',
    sparse: target.sparse || sandbox.sparse,
  };
}

export interface ContrastOptions {
  readonly tail: number;
  readonly weights: readonly [number, number];
  readonly relation: Relation;
}
