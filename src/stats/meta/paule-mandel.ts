import { isRefused, type Refusal } from '../../core/refusal.ts';
import { type Effects, readSeveralEffects } from './effects.ts';
import { solveGeneralizedQ } from './generalized-q.ts';

/** `pauleMandel` of effects already read. */
export const tau2ByQ = (effects: Effects): number => solveGeneralizedQ(effects, effects.shifted.length - 1);

/**
 * τ² by Paule and Mandel: the τ² at which the generalised Q equals its expectation k − 1; 0 if it is below it at τ² = 0.
 * @param effects y_i, k ≥ 2
 * @param variances v_i > 0, known sampling variances
 * @returns variance between effects ≥ 0, in the effects' units squared; refused: TOO_FEW_OBSERVATIONS below two effects, and
 * as `readEffects` says
 * @source Paule & Mandel (1982), Journal of Research of the National Bureau of Standards 87:377–385.
 */
export function pauleMandel(effects: ArrayLike<number>, variances: ArrayLike<number>): number | Refusal {
  const read = readSeveralEffects(effects, variances);
  return isRefused(read) ? read : tau2ByQ(read);
}
