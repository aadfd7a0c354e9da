import type { Refusal } from '../../core/refusal.ts';
import { checkTail } from '../guard.ts';
import type { Limits } from '../limits.ts';
import { normalQuantile } from '../numeric/special-functions.ts';
import { checkPairedTable, type PairedTable, pairsOf } from './paired-table.ts';

/** Pairs added before Wald's formula is applied: to each discordant cell, and in all. */
interface Added {
  readonly discordant: number;
  readonly pairs: number;
}

function adjusted(table: PairedTable, tail: number, added: Added): Limits | Refusal {
  const wrong = checkPairedTable(table) ?? checkTail(tail);
  if (wrong !== undefined) return wrong;
  const n = pairsOf(table) + added.pairs;
  const gains = (table.n10 + added.discordant) / n;
  const losses = (table.n01 + added.discordant) / n;
  // p₁₀ + p₀₁ − (p₁₀ − p₀₁)², as a sum of terms that are not negative.
  const variance = gains * (1 - gains) + losses * (1 - losses) + 2 * gains * losses;
  const halfWidth = -normalQuantile(tail) * Math.sqrt(variance / n);
  return { low: gains - losses - halfWidth, high: gains - losses + halfWidth };
}

/**
 * Wald's interval of a paired difference of proportions, (n10 − n01)/n, for comparison with other tools only: it has no width if
 * no pair is discordant, covers too little with few that are, and may leave [−1, 1], which is not cut off. Use `tango`.
 * @param table counts of the pairs, whole, at least one pair
 * @param tail one-sided error, in (0, 0.5); the level is 1 − 2·tail
 * @returns refused as `newcombePaired` refuses
 * @source Newcombe (1998), Statistics in Medicine 17:2635–2650, who shows what is wrong with it.
 */
export const pairedWald = (table: PairedTable, tail: number): Limits | Refusal =>
  adjusted(table, tail, { discordant: 0, pairs: 0 });

/**
 * Agresti and Min's interval: Wald's after half a pair is added to each of the four cells. Centred at (n10 − n01)/(n + 2); may
 * leave [−1, 1], which is not cut off. Arguments and refusals as for `pairedWald`.
 * @source Agresti & Min (2005), Statistics in Medicine 24:729–740.
 */
export const agrestiMin = (table: PairedTable, tail: number): Limits | Refusal =>
  adjusted(table, tail, { discordant: 0.5, pairs: 2 });

/**
 * Bonett and Price's interval: Wald's after one pair is added to each discordant cell. Conservative with few discordant pairs;
 * centred at (n10 − n01)/(n + 2); may leave [−1, 1], which is not cut off. Arguments and refusals as for `pairedWald`.
 * @source Bonett & Price (2012), Journal of Educational and Behavioral Statistics 37:479–488.
 */
export const bonettPrice = (table: PairedTable, tail: number): Limits | Refusal =>
  adjusted(table, tail, { discordant: 1, pairs: 2 });
