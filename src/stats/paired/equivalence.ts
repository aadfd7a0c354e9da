import { isRefused, type Refusal } from '../../core/refusal.ts';
import { type EquivalenceScore, equivalenceScore } from './equivalence-score.ts';
import { type EquivalenceOptions, type EquivalenceT, equivalenceT } from './equivalence-t.ts';
import { countsOf, type PairedOutcomes } from './paired-outcomes.ts';

/** The result of the procedure that `procedure` names. */
export type Equivalence = ({ readonly procedure: 't' } & EquivalenceT) | EquivalenceScore;

/**
 * Equivalence by the procedure that the kind of outcome asks for, and says which: right-or-wrong outcomes by two one-sided
 * score tests (exact up to 500 pairs), real-valued ones by two one-sided t tests.
 * @param outcomes both arms on the same items, or the counts of discordant pairs
 * @param options low < high in the unit of the outcomes, alpha of each test in (0, 0.5)
 * @returns refused as `equivalenceScore`, `equivalenceT` and `binaryPairs` refuse
 */
export function equivalence(outcomes: PairedOutcomes, options: EquivalenceOptions): Equivalence | Refusal {
  if (outcomes.kind === 'binary') {
    const counts = countsOf(outcomes);
    return isRefused(counts) ? counts : equivalenceScore(counts, options);
  }
  const result = equivalenceT(outcomes, options);
  return isRefused(result) ? result : { procedure: 't', ...result };
}
