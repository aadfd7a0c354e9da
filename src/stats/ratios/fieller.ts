import { CarryoverError } from '../../core/errors.ts';
import type { RatioEstimate } from '../../core/estimate.ts';

/** Above this many half-widths from 0 a denominator is trusted enough for a point value beside the set. */
const POINT_VALUE_FACTOR = 2.5;
/** |denominator| at most this share of the largest outcome is float noise around 0. */
const NOISE = 1e-12;

export interface FiellerInput {
  readonly numerator: number;
  readonly denominator: number;
  /** Row-major 2 × 2 form with hw(c'·(numerator, denominator))² = c'Qc. */
  readonly q: readonly number[];
  /** Two-sided level that q was made for. */
  readonly level: number;
  /** Largest absolute outcome or difference: the scale of float noise. */
  readonly scale: number;
}

/** @throws CarryoverError `data-invalid` unless Q can be t² times a covariance matrix, up to rounding */
function requireForm(q: readonly number[], scale: number): void {
  const [xx = Number.NaN, xy = Number.NaN, yx = Number.NaN, yy = Number.NaN] = q;
  // A constant numerator leaves float noise of the outcomes' size in its row; that is no fault of the form.
  const rounding = 1e-9 * Math.sqrt(Math.abs(xx * yy)) + NOISE * scale * scale;
  if (
    Math.min(xx, yy) >= -rounding &&
    Math.abs(xy - yx) <= rounding &&
    Math.abs(xy) <= Math.sqrt(Math.abs(xx * yy)) + rounding
  )
    return;
  throw new CarryoverError(
    'data-invalid',
    `Quadratic form [${q.join(', ')}]: expected a symmetric 2 × 2 form that is nowhere negative`,
    'Take it from quadraticForm, or from variances and a covariance times a squared quantile.',
  );
}

/**
 * Fieller's set of a ratio x/y: all ρ with (x − ρy)² ≤ hw(x − ρy)². With A = y²−Q_yy, B = xy−Q_xy, C = x²−Q_xx it is
 * [(B∓√(B²−AC))/A] where A > 0; else everything outside the two roots, or the whole line.
 * `resolved` when |y| > 2.5·hw(y), `set-only` up to there, `unresolved` when |y| ≤ hw(y).
 * @throws CarryoverError `data-invalid` if Q is no such form
 * @source Fieller (1954), JRSS B 16:175–185; von Luxburg & Franz (2009), Statistica Sinica 19:1095–1117.
 */
export function fiellerSet({ numerator: x, denominator: y, q, level, scale }: FiellerInput): RatioEstimate {
  requireForm(q, scale);
  if (Math.abs(y) <= NOISE * scale) {
    const reason = `The denominator is ${y}, 0 up to rounding: the ratio is undefined.`;
    return { status: 'refused', code: 'DEGENERATE_DENOMINATOR', reason };
  }
  const [qxx, qxy, , qyy] = q as [number, number, number, number];
  const a = y * y - qyy;
  const b = x * y - qxy;
  const c = x * x - qxx;
  const discriminant = b * b - a * c;
  if (a > 0) {
    const root = Math.sqrt(Math.max(0, discriminant));
    const [low, high] = [(b - root) / a, (b + root) / a];
    if (Math.abs(y) > POINT_VALUE_FACTOR * Math.sqrt(qyy))
      return { status: 'resolved', point: x / y, low, high, level };
    return { status: 'set-only', low, high, level };
  }
  // A = 0 leaves a half-line; calling it the whole line is the cautious reading of a case of probability 0.
  if (a === 0 || discriminant <= 0) return { status: 'unresolved', set: 'whole-line', level };
  const root = Math.sqrt(discriminant);
  return { status: 'unresolved', set: 'complement', low: (b + root) / a, high: (b - root) / a, level };
}
