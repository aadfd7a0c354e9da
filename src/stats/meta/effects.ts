import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { checkRange, checkSameLength } from '../guard.ts';

/** Effects of k cells and their sampling variances, which are taken as known. */
export interface Effects {
  /** Effects less `origin`, which is the one with the smallest variance: a heavy weight then multiplies no rounding. */
  readonly shifted: Float64Array;
  readonly origin: number;
  readonly variances: Float64Array;
  /** Position of the smallest variance. */
  readonly sharpest: number;
  /** Largest |effect|. */
  readonly scale: number;
}

/** Sizes between which no square, product or sum of ten million terms leaves the range of a double. */
const LARGEST_EFFECT = 1e50;
const VARIANCES = [1e-100, 1e100] as const;

/** Refuses a variance that is not above 0, by name: 0 would take all the weight. */
function checkVariances(variances: ArrayLike<number>): Refusal | undefined {
  for (let at = 0; at < variances.length; at++) {
    const variance = variances[at] as number;
    const found = `Sampling variance ${at} is ${variance}`;
    if (variance < 0) return refuse('OUT_OF_RANGE', 'variances', `${found}: expected a number above 0.`);
    if (variance === 0) {
      const advice = 'it would take all the weight. Leave that effect out and say so, or give it a variance.';
      return refuse('ZERO_VARIANCE', 'variances', `${found}: ${advice}`);
    }
  }
  return checkRange(variances, VARIANCES, 'variances');
}

/**
 * Checks effects and variances and prepares them for weighting.
 * @param effects y_i, finite, |y_i| ≤ 1e50, at least one
 * @param variances v_i, in the effects' units squared, 1e-100 to 1e100
 * @returns a refusal: LENGTH_MISMATCH, EMPTY_INPUT, NON_FINITE, ZERO_VARIANCE, OUT_OF_RANGE
 */
export function readEffects(effects: ArrayLike<number>, variances: ArrayLike<number>): Effects | Refusal {
  const wrong =
    checkSameLength({ effects, variances }) ??
    checkVariances(variances) ??
    checkRange(effects, [-LARGEST_EFFECT, LARGEST_EFFECT], 'effects');
  if (wrong !== undefined) return wrong;
  let sharpest = 0;
  let scale = 0;
  for (let at = 0; at < effects.length; at++) {
    if ((variances[at] as number) < (variances[sharpest] as number)) sharpest = at;
    scale = Math.max(scale, Math.abs(effects[at] as number));
  }
  const origin = effects[sharpest] as number;
  const shifted = Float64Array.from(effects, effect => effect - origin);
  return { shifted, origin, variances: Float64Array.from(variances), sharpest, scale };
}

/** The same for what is only defined for two effects or more; also a refusal TOO_FEW_OBSERVATIONS. */
export function readSeveralEffects(effects: ArrayLike<number>, variances: ArrayLike<number>): Effects | Refusal {
  const read = readEffects(effects, variances);
  if (isRefused(read) || effects.length > 1) return read;
  return refuse('TOO_FEW_OBSERVATIONS', 'effects', 'One effect: variation between effects needs at least two.');
}
