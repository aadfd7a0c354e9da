import { CarryoverError } from '../../core/errors.ts';
import { requireCounts, requireDraws } from '../guard.ts';

/**
 * Monte-Carlo p-value (hits + 1)/(draws + 1): the observed arrangement is one of those that could have been drawn, so p is
 * never 0.
 * @param hits draws at least as extreme as the data, 0 … draws
 * @param draws random arrangements, ≥ 1
 * @throws CarryoverError `usage` or `data-invalid` on impossible counts
 * @source Phipson & Smyth (2010), Stat. Appl. Genet. Mol. Biol. 9:39.
 */
export function monteCarloP(hits: number, draws: number): number {
  requireDraws(draws);
  requireCounts({ hits });
  if (hits <= draws) return (hits + 1) / (draws + 1);
  throw new CarryoverError('usage', `${hits} hits in ${draws} draws: expected at most one a draw`, 'Check the counts.');
}
