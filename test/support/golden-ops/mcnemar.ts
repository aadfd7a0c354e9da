import { isRefused, type Refusal } from '../../../src/core/refusal.ts';
import type { Odds } from '../../../src/stats/index.ts';
import { mcnemarExact, mcnemarMidP, mcnemarReport, type PairedTable, pairedTable } from '../../../src/stats/index.ts';
import { numberOf, numbersOf, type Outcome } from '../golden.ts';
import type { GoldenOps } from './golden-ops.ts';

/** The level of the odds ratio's limits, which the set does not give as a parameter. */
const TAIL = 0.025;

const numberFrom = (value: number | Refusal): number | null => (isRefused(value) ? null : value);
const oddsFrom = (odds: Odds): number | string => (odds === 'unbounded' ? 'Infinity' : odds);

function report(table: PairedTable | Refusal): Outcome | Refusal {
  const found = mcnemarReport(table, TAIL);
  if (isRefused(found)) return found;
  const { b, c, exact, midP, chiSquare, corrected, oddsRatio } = found;
  return {
    b,
    c,
    n_discordant: b + c,
    p_exact: exact['two-sided'],
    p_exact_greater: exact.greater,
    p_exact_less: exact.less,
    p_midp: midP['two-sided'],
    p_midp_greater: midP.greater,
    p_midp_less: midP.less,
    chi2: numberFrom(chiSquare.statistic),
    p_chi2: chiSquare.p,
    chi2_cc: numberFrom(corrected.statistic),
    p_chi2_cc: corrected.p,
    odds_ratio: isRefused(oddsRatio) ? null : oddsFrom(oddsRatio.estimate),
    odds_ratio_ci_exact: isRefused(oddsRatio) ? [null, null] : [oddsFrom(oddsRatio.low), oddsFrom(oddsRatio.high)],
  };
}

export const mcnemarOps: GoldenOps = {
  mcnemar: ({ input: { n11, n10, n01, n00 } }) =>
    report({ n11: numberOf(n11), n10: numberOf(n10), n01: numberOf(n01), n00: numberOf(n00) }),
  mcnemar_items: ({ input }) => report(pairedTable({ candidate: numbersOf(input.a), baseline: numbersOf(input.b) })),
  mcnemar_sweep: ({ input }) => {
    const discordant = numberOf(input.n_discordant);
    const exact = numbersOf(input.b).map(b => mcnemarExact(b, discordant - b));
    const midP = numbersOf(input.b).map(b => mcnemarMidP(b, discordant - b));
    const refused = exact.find(isRefused);
    return refused ?? { p_exact: exact.map(numberFrom), p_midp: midP.map(numberFrom) };
  },
};
