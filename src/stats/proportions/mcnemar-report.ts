import { accept, isRefused, type Refusal } from '../../core/refusal.ts';
import { checkTail } from '../guard.ts';
import { type MatchedOddsRatio, matchedOddsRatio } from './matched-odds-ratio.ts';
import { type McNemarChiSquare, type McNemarSide, mcnemarChiSquare, mcnemarExact, mcnemarMidP } from './mcnemar.ts';
import { checkPairedTable, type PairedTable } from './paired-table.ts';

/** Everything that is said of two arms' right-or-wrong outcomes by their discordant pairs. */
export interface McNemarReport {
  /** Pairs that the candidate gets right and the baseline wrong, and the other way round. */
  readonly b: number;
  readonly c: number;
  /** Conservative: the companion of mid-p. */
  readonly exact: Readonly<Record<McNemarSide, number>>;
  /** The p-value to decide by. */
  readonly midP: Readonly<Record<McNemarSide, number>>;
  readonly chiSquare: McNemarChiSquare;
  readonly corrected: McNemarChiSquare;
  /** Refused `DEGENERATE_DENOMINATOR` if no pair is discordant. */
  readonly oddsRatio: MatchedOddsRatio | Refusal;
}

const bySide = (test: typeof mcnemarExact, b: number, c: number): Readonly<Record<McNemarSide, number>> => ({
  'two-sided': accept(test(b, c)),
  greater: accept(test(b, c, 'greater')),
  less: accept(test(b, c, 'less')),
});

/**
 * McNemar's tests of a table of pairs, with the odds ratio. Without discordant pairs every two-sided p is 1.
 * @param table counts of the pairs, or the refusal of `pairedTable`, which is handed on
 * @param tail one-sided error of the odds ratio's limits, in (0, 0.5)
 * @returns refused `NON_FINITE`, `NOT_BINARY` (a fraction) or `OUT_OF_RANGE` for impossible counts, `EMPTY_INPUT` without pairs,
 * `OUT_OF_RANGE` for an impossible tail
 * @source As in mcnemar.ts and matched-odds-ratio.ts.
 */
export function mcnemarReport(table: PairedTable | Refusal, tail: number): McNemarReport | Refusal {
  if (isRefused(table)) return table;
  const wrong = checkPairedTable(table) ?? checkTail(tail);
  if (wrong !== undefined) return wrong;
  const { n10: b, n01: c } = table;
  return {
    b,
    c,
    exact: bySide(mcnemarExact, b, c),
    midP: bySide(mcnemarMidP, b, c),
    chiSquare: accept(mcnemarChiSquare(b, c, 'none')),
    corrected: accept(mcnemarChiSquare(b, c, 'corrected')),
    oddsRatio: matchedOddsRatio(b, c, tail),
  };
}
