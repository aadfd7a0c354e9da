import { type Refusal, refuse } from '../../core/refusal.ts';

/** A quadratic form [Q_xx, Q_xy, Q_yx, Q_yy] with hw(x − ρy)² = Q_xx − 2ρQ_xy + ρ²Q_yy. */
export type RatioForm = readonly number[];

/** All ρ that the data do not exclude. */
export type FiellerShape =
  | { readonly kind: 'bounded'; readonly low: number; readonly high: number }
  /** Everything except the values strictly between `low` and `high`. */
  | { readonly kind: 'complement'; readonly low: number; readonly high: number }
  | { readonly kind: 'whole-line' };

/** Roundings of the discriminant's terms that together may pass for 0. */
const ROUNDING = 16 * Number.EPSILON;
const LARGEST_POWER = 1000;

/** The power of two below the larger of |mean| and half-width; multiplying by it rounds nothing. */
function unitOf(mean: number, square: number): number {
  const size = Math.max(Math.abs(mean), Math.sqrt(Math.max(0, square)));
  if (size === 0) return 1;
  return 2 ** Math.max(-LARGEST_POWER, Math.min(LARGEST_POWER, Math.floor(Math.log2(size))));
}

/**
 * B² − AC, expanded into y²Q_xx − 2xyQ_xy + x²Q_yy − det Q, where x²y² does not have to cancel. Where all pairs lie on a line
 * through the origin it is 0 and what is left of the terms is their rounding.
 */
function discriminantOf(x: number, y: number, [qxx, qxy, , qyy]: RatioForm): number {
  const [xx, xy, yy] = [y * y * (qxx as number), 2 * x * y * (qxy as number), x * x * (qyy as number)];
  const [product, cross] = [(qxx as number) * (qyy as number), (qxy as number) ** 2];
  const value = xx - xy + yy - (product - cross);
  return value <= ROUNDING * (xx + Math.abs(xy) + yy + Math.abs(product) + cross) ? 0 : value;
}

/** Both roots of Aρ² − 2Bρ + C, the smaller one in size from the product of the two. */
function rootsOf({ a, b, c }: { a: number; b: number; c: number }, root: number): readonly [number, number] {
  if (root === 0) return [b / a, b / a];
  const larger = b + (b < 0 ? -root : root);
  return [larger / a, c / larger];
}

/**
 * The set {ρ: (x − ρy)² ≤ hw(x − ρy)²}. With A = y²−Q_yy, B = xy−Q_xy, C = x²−Q_xx it is bounded by the roots of
 * Aρ² − 2Bρ + C where A > 0; else it is everything outside the roots, or the whole line. Where A is 0 the set is a half-line,
 * or nothing at all if y has no half-width and x is not 0 within its own: the whole line is the cautious reading of both.
 * @param x finite
 * @param y finite
 * @param q finite, nowhere negative beyond rounding; not checked
 * @returns the set, or a refusal: OUT_OF_RANGE where a limit leaves the range of a double
 * @source Fieller (1954), JRSS B 16:175–185
 */
export function solveFieller(x: number, y: number, q: RatioForm): FiellerShape | Refusal {
  const [qxx, qxy, , qyy] = q as [number, number, number, number];
  const [ofX, ofY] = [unitOf(x, qxx), unitOf(y, qyy)];
  const cross = qxy / ofX / ofY;
  const form = [qxx / ofX / ofX, cross, cross, qyy / ofY / ofY] as const;
  const [top, bottom] = [x / ofX, y / ofY];
  const a = bottom * bottom - form[3];
  const discriminant = discriminantOf(top, bottom, form);
  if (a === 0 || (a < 0 && discriminant === 0)) return { kind: 'whole-line' };
  const parts = { a, b: top * bottom - cross, c: top * top - form[0] };
  const unit = ofX / ofY;
  const limits = rootsOf(parts, Math.sqrt(discriminant)).map(root => root * unit);
  const [low, high] = [Math.min(...limits), Math.max(...limits)];
  if (unit > 0 && Number.isFinite(low) && Number.isFinite(high)) {
    return { kind: a > 0 ? 'bounded' : 'complement', low, high };
  }
  return refuse('OUT_OF_RANGE', 'denominator', `The limits of ${x} ÷ ${y} leave the range of a double.`);
}
