import type { RatioEstimate } from '../../core/estimate.ts';
import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { checkBetween, checkFinite } from '../guard.ts';
import { type RatioForm, solveFieller } from './solve-fieller.ts';

/** Above this many half-widths from 0 a denominator is trusted enough for a point value beside the set. */
const POINT_VALUE_FACTOR = 2.5;
/** |denominator| at most this share of the largest outcome is float noise around 0. */
const NOISE = 1e-12;

export interface FiellerInput {
  readonly numerator: number;
  readonly denominator: number;
  /** Row-major 2 × 2 form with hw(c'·(numerator, denominator))² = c'Qc. */
  readonly q: RatioForm;
  /** Two-sided level that q was made for. */
  readonly level: number;
  /** Largest absolute outcome or difference: the scale of float noise. */
  readonly scale: number;
}

/** Q can be t² times a covariance matrix, up to rounding. */
function checkForm(q: RatioForm, scale: number): Refusal | undefined {
  if (q.length !== 4) return refuse('LENGTH_MISMATCH', 'q', `Quadratic form of ${q.length} numbers: expected 2 × 2.`);
  const [xx, xy, yx, yy] = q as [number, number, number, number];
  // A constant numerator leaves float noise of the outcomes' size in its row; that is no fault of the form.
  const rounding = 1e-9 * Math.sqrt(Math.abs(xx * yy)) + NOISE * scale * scale;
  if (
    Math.min(xx, yy) >= -rounding &&
    Math.abs(xy - yx) <= rounding &&
    Math.abs(xy) <= Math.sqrt(Math.abs(xx * yy)) + rounding
  )
    return undefined;
  const reason = `Quadratic form [${q.join(', ')}]: expected a symmetric 2 × 2 form that is nowhere negative.`;
  return refuse(q.every(Number.isFinite) ? 'OUT_OF_RANGE' : 'NON_FINITE', 'q', reason);
}

function checkInput({ numerator, denominator, q, level, scale }: FiellerInput): Refusal | undefined {
  const wrong =
    checkFinite([numerator], 'numerator') ??
    checkFinite([denominator], 'denominator') ??
    checkFinite([scale], 'scale') ??
    checkBetween(level, [0, 1], 'level');
  if (wrong !== undefined) return wrong;
  if (scale < 0) return refuse('OUT_OF_RANGE', 'scale', `scale = ${scale}: expected a size, 0 or more.`);
  return checkForm(q, scale);
}

/**
 * Fieller's set of a ratio x/y from the form of their half-widths, as a verdict needs it: `resolved`, with a point value, when
 * |y| > 2.5·hw(y), `set-only` up to there, `unresolved` when |y| ≤ hw(y).
 * @returns a refusal where an argument is no finite number (NON_FINITE), Q is no such form (LENGTH_MISMATCH, OUT_OF_RANGE),
 * level is not in (0, 1), scale is below 0 or the set leaves the range of a double (OUT_OF_RANGE), or |y| is float noise
 * (DEGENERATE_DENOMINATOR)
 * @source Fieller (1954), JRSS B 16:175–185; von Luxburg & Franz (2009), Statistica Sinica 19:1095–1117.
 */
export function fiellerSet(input: FiellerInput): RatioEstimate {
  const wrong = checkInput(input);
  if (wrong !== undefined) return wrong;
  const { numerator: x, denominator: y, q, level, scale } = input;
  if (Math.abs(y) <= NOISE * scale) {
    const reason = `The denominator is ${y}, 0 up to rounding: the ratio is undefined.`;
    return refuse('DEGENERATE_DENOMINATOR', 'denominator', reason);
  }
  const shape = solveFieller(x, y, q);
  if (isRefused(shape)) return shape;
  if (shape.kind === 'whole-line') return { status: 'unresolved', set: 'whole-line', level };
  const { low, high } = shape;
  if (shape.kind === 'complement') return { status: 'unresolved', set: 'complement', low, high, level };
  if (Math.abs(y) > POINT_VALUE_FACTOR * Math.sqrt(Math.max(0, q[3] as number))) {
    return { status: 'resolved', point: x / y, low, high, level };
  }
  return { status: 'set-only', low, high, level };
}
