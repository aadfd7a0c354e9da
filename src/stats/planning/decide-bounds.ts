import type { Bounds } from '../../core/cell-estimates.ts';
import type { Estimate } from '../../core/estimate.ts';
import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkSesoi } from './check-sesoi.ts';
import { type BoundsVerdict, type FourBounds, verdictOf } from './verdict-rule.ts';

function checkLimits(low: number | undefined, high: number | undefined, argument: string): Refusal | undefined {
  for (const bound of [low, high]) {
    if (bound === undefined || Number.isFinite(bound)) continue;
    return refuse(
      'NON_FINITE',
      argument,
      `A bound of ${bound}: expected a finite number, or undefined where there is none.`,
    );
  }
  if (low === undefined || high === undefined || low <= high) return undefined;
  return refuse('OUT_OF_RANGE', argument, `Bounds ${low} to ${high}: expected the lower one first.`);
}

/**
 * The verdict that four bounds give; see `verdictOf` for the rule.
 * @param bounds of Δ and of θ, low ≤ high, undefined where an interval was refused
 * @param sesoi δ ≥ 0, in the unit of the bounds
 * @returns a refusal: NON_FINITE, OUT_OF_RANGE (bounds that cross, sesoi)
 */
export function decideBounds(bounds: FourBounds, sesoi: number): BoundsVerdict | Refusal {
  const wrong =
    checkSesoi(sesoi) ??
    checkLimits(bounds.low, bounds.high, 'gain') ??
    checkLimits(bounds.contrastLow, bounds.contrastHigh, 'contrast');
  return wrong ?? verdictOf(bounds, sesoi);
}

const boundOf = (estimate: Estimate | undefined, side: 'low' | 'high'): number | undefined =>
  estimate?.status === 'estimated' ? estimate[side] : undefined;

/** The same rule on estimates: a refused one gives no bounds. Refuses as `decideBounds` does. */
export function decideEstimates(
  { gain, contrast }: Pick<Bounds, 'gain' | 'contrast'>,
  sesoi: number,
): BoundsVerdict | Refusal {
  const bounds = {
    low: boundOf(gain, 'low'),
    high: boundOf(gain, 'high'),
    contrastLow: boundOf(contrast, 'low'),
    contrastHigh: boundOf(contrast, 'high'),
  };
  return decideBounds(bounds, sesoi);
}
