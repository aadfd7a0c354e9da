import { isRefused, type Refusal } from '../../core/refusal.ts';
import { type NonInferiorityScore, nonInferiorityScore } from './non-inferiority-score.ts';
import { type NonInferiorityOptions, type NonInferiorityT, nonInferiorityT } from './non-inferiority-t.ts';
import { countsOf, type PairedOutcomes } from './paired-outcomes.ts';

/** The result of the procedure that `procedure` names. */
export type NonInferiority = ({ readonly procedure: 't' } & NonInferiorityT) | NonInferiorityScore;

/**
 * Non-inferiority by the procedure that the kind of outcome asks for, and says which: right-or-wrong outcomes by the score
 * test (exact up to 500 pairs), real-valued ones by Student's t.
 * @param outcomes both arms on the same items, or the counts of discordant pairs
 * @param options margin > 0 in the unit of the outcomes, alpha one-sided in (0, 0.5)
 * @returns refused as `nonInferiorityScore`, `nonInferiorityT` and `binaryPairs` refuse
 */
export function nonInferiority(outcomes: PairedOutcomes, options: NonInferiorityOptions): NonInferiority | Refusal {
  if (outcomes.kind === 'binary') {
    const counts = countsOf(outcomes);
    return isRefused(counts) ? counts : nonInferiorityScore(counts, options);
  }
  const result = nonInferiorityT(outcomes, options);
  return isRefused(result) ? result : { procedure: 't', ...result };
}
