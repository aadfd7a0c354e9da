import { isRefused, type Refusal } from '../../core/refusal.ts';
import { type Effects, readSeveralEffects } from './effects.ts';
import { weightedMoments } from './weighted-moments.ts';

/** `derSimonianLaird` of effects already read. */
export function tau2ByMoments(effects: Effects): number {
  const { q, trace } = weightedMoments(effects, 0);
  return Math.max(0, (q - (effects.shifted.length - 1)) / trace);
}

/**
 * τ² by the method of moments: max(0, (Q − (k − 1))/(Σw − Σw²/Σw)), w = 1/v.
 * @param effects y_i, k ≥ 2
 * @param variances v_i > 0, known sampling variances
 * @returns variance between effects ≥ 0, in the effects' units squared; refused: TOO_FEW_OBSERVATIONS below two effects, and
 * as `readEffects` says
 * @source DerSimonian & Laird (1986), Controlled Clinical Trials 7:177–188.
 */
export function derSimonianLaird(effects: ArrayLike<number>, variances: ArrayLike<number>): number | Refusal {
  const read = readSeveralEffects(effects, variances);
  return isRefused(read) ? read : tau2ByMoments(read);
}
