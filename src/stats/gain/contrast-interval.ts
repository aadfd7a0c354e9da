import type { Estimate } from '../../core/estimate.ts';
import { refuse } from '../../core/refusal.ts';
import type { GainCell } from './gain-cell.ts';
import { gainInterval } from './gain-interval.ts';
import { quadraticForm, type Relation } from './quadratic-form.ts';

/** What is left of a variance when all but this share cancels is rounding. */
const CANCELLED = 1e-12;

/**
 * Interval of a contrast θ = a·Δ_target + b·Δ_sandbox by the vector form: θ̂ ∓ √(c'Qc), c = (a, b). The retention contrast
 * is c = (1, −φ): Lθ ≥ 0 means that at least φ of the sandbox gain arrives; unlike the ratio it always has an interval.
 * Refused where the interval of either cell is: the spread of that cell is not known.
 * @param cells target and sandbox
 * @param options tail: one-sided error α/(2m); weights: c; relation: what the two cells share
 */
export function contrastInterval(
  [target, sandbox]: readonly [GainCell, GainCell],
  { tail, weights: [a, b], relation }: ContrastOptions,
): Estimate {
  for (const cell of [target, sandbox]) {
    const own = gainInterval(cell, tail);
    if (own.status === 'refused') return own;
  }
  const [tt, ts, , ss] = quadraticForm([target, sandbox], tail, relation) as [number, number, number, number];
  const square = a * a * tt + 2 * a * b * ts + b * b * ss;
  if (square <= CANCELLED * (a * a * tt + b * b * ss)) {
    const reason = 'The contrast is the same for every item: the data say nothing about its spread.';
    return refuse('DEGENERATE_DISTRIBUTION', 'cells', reason);
  }
  const width = Math.sqrt(square);
  const point = a * target.squares.mean + b * sandbox.squares.mean;
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
