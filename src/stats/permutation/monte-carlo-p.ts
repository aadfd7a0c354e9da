import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkCounts, checkDraws } from '../guard.ts';

/**
 * Monte-Carlo p-value (hits + 1)/(draws + 1): the observed arrangement is one of those that could have been drawn, so p is
 * never 0.
 * @param hits draws at least as extreme as the data, 0 … draws
 * @param draws random arrangements, ≥ 1
 * @returns p in (0, 1]; refused `OUT_OF_RANGE`, `NON_FINITE` or `NOT_BINARY` (not whole) on impossible counts
 * @source Phipson & Smyth (2010), Stat. Appl. Genet. Mol. Biol. 9:39.
 */
export function monteCarloP(hits: number, draws: number): number | Refusal {
  const wrong = checkDraws(draws) ?? checkCounts({ hits });
  if (wrong !== undefined) return wrong;
  if (hits <= draws) return (hits + 1) / (draws + 1);
  return refuse('OUT_OF_RANGE', 'hits', `${hits} hits in ${draws} draws: expected at most one a draw.`);
}
