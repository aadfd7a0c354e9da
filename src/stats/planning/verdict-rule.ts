/** The four bounds a verdict rests on; `undefined` is a bound that was refused, and counts as unresolved. */
export interface FourBounds {
  /** [L, U] of Δ. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** [Lθ, Uθ] of θ = Δ_target − φ·Δ_sandbox. */
  readonly contrastLow: number | undefined;
  readonly contrastHigh: number | undefined;
}

export type BoundsVerdict = 'reversed' | 'vanished' | 'survives' | 'attenuated' | 'inconclusive';

/** Worst to best, the order in which the rule is monotone. */
export const BOUNDS_ORDER: readonly BoundsVerdict[] = [
  'reversed',
  'vanished',
  'attenuated',
  'inconclusive',
  'survives',
];

const isBelow = (bound: number | undefined, limit: number): boolean => bound !== undefined && bound < limit;

/**
 * The verdict rule. Exhaustive, exclusive, and monotone in its four bounds. `vanished` needs proof (U < δ and Uθ < 0);
 * an interval that merely fails to exclude 0 is `inconclusive`.
 * @param bounds finite, low ≤ high, not checked: `decideBounds` does that
 * @param sesoi δ, in the unit of the bounds
 */
export function verdictOf({ low, high, contrastLow, contrastHigh }: FourBounds, sesoi: number): BoundsVerdict {
  if (isBelow(high, 0)) return 'reversed';
  const contrastNegative = isBelow(contrastHigh, 0);
  if (isBelow(high, sesoi) && contrastNegative) return 'vanished';
  if (low !== undefined && low > 0 && contrastLow !== undefined && contrastLow >= 0) return 'survives';
  return contrastNegative ? 'attenuated' : 'inconclusive';
}
