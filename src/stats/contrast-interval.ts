import type { Estimate } from '../core/estimate.ts';
import { type GainCell, MIN_COLUMNS } from './gain-cell.ts';
import { quadraticForm, type Relation } from './quadratic-form.ts';
import { refuseFewColumns } from './refuse-few-columns.ts';

/**
 * Interval of a contrast θ = a·Δ_target + b·Δ_sandbox by the vector form: θ̂ ∓ √(c'Qc), c = (a, b). The retention contrast
 * is c = (1, −φ): Lθ ≥ 0 means that at least φ of the sandbox gain arrives; unlike the ratio it always has an interval.
 * @param cells target and sandbox
 * @param options tail: one-sided error α/(2m); weights: c; relation: what the two cells share
 */
export function contrastInterval(
  [target, sandbox]: readonly [GainCell, GainCell],
  { tail, weights: [a, b], relation }: ContrastOptions,
): Estimate {
  for (const cell of [target, sandbox]) if (cell.matrix.items < MIN_COLUMNS) return refuseFewColumns(cell);
  const [tt, ts, , ss] = quadraticForm([target, sandbox], tail, relation) as [number, number, number, number];
  const width = Math.sqrt(Math.max(0, a * a * tt + 2 * a * b * ts + b * b * ss));
  if (width === 0) {
    const reason = 'The contrast has no variance at all: every paired difference is the same.';
    return { status: 'refused', code: 'DEGENERATE_DISTRIBUTION', reason };
  }
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
