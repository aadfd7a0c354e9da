import { accept, isRefused, type Refusal } from '../../../src/core/refusal.ts';
import type { Limits } from '../../../src/stats/index.ts';
import {
  agrestiCoull,
  agrestiMin,
  bonettPrice,
  clopperPearson,
  jeffreys,
  newcombeIndependent,
  newcombePaired,
  pairedWald,
  tango,
  wald,
  wilson,
  wilsonCorrected,
} from '../../../src/stats/index.ts';
import { type GoldenCase, numberOf, numbersOf } from '../golden.ts';
import type { GoldenOps } from './golden-ops.ts';

const tailOf = ({ params }: Pick<GoldenCase, 'params'>): number => (1 - numberOf(params.level)) / 2;

/** Limits as the set writes them; only after the first interval was not refused, which all of them are for the same reasons. */
function pair(limits: Limits | Refusal): [number, number] {
  const { low, high } = accept(limits);
  return [low, high];
}

export const proportionIntervalsOps: GoldenOps = {
  binomial_ci: ({ input, params }) => {
    const [x, n, tail] = [numberOf(input.x), numberOf(input.n), tailOf({ params })];
    const score = wilson(x, n, tail);
    if (isRefused(score)) return score;
    return {
      estimate: x / n,
      wilson: pair(score),
      wilson_cc: pair(wilsonCorrected(x, n, tail)),
      clopper_pearson: pair(clopperPearson(x, n, tail)),
      jeffreys: pair(jeffreys(x, n, tail)),
      agresti_coull_untruncated: pair(agrestiCoull(x, n, tail)),
      wald_untruncated: pair(wald(x, n, tail)),
    };
  },
  binomial_ci_sweep: ({ input, params }) => {
    const [n, tail] = [numberOf(input.n), tailOf({ params })];
    const refused = numbersOf(input.x)
      .map(x => wilson(x, n, tail))
      .find(isRefused);
    if (refused !== undefined) return refused;
    return {
      wilson: numbersOf(input.x).map(x => pair(wilson(x, n, tail))),
      clopper_pearson: numbersOf(input.x).map(x => pair(clopperPearson(x, n, tail))),
    };
  },
  newcombe_independent: ({ input, params }) => {
    const [x1, n1, x2, n2] = [numberOf(input.x1), numberOf(input.n1), numberOf(input.x2), numberOf(input.n2)];
    const limits = newcombeIndependent({ x1, n1, x2, n2 }, tailOf({ params }));
    return isRefused(limits) ? limits : { estimate: x1 / n1 - x2 / n2, newcombe: pair(limits) };
  },
  paired_proportion_ci: ({ input, params }) => {
    const [n11, n10] = [numberOf(input.n11), numberOf(input.n10)];
    const [n01, n00] = [numberOf(input.n01), numberOf(input.n00)];
    const [table, n, tail] = [{ n11, n10, n01, n00 }, n11 + n10 + n01 + n00, tailOf({ params })];
    const reduced = newcombePaired(table, tail);
    if (isRefused(reduced)) return reduced;
    const plain = accept(newcombePaired(table, tail, 'plain'));
    return {
      estimate: (n10 - n01) / n,
      newcombe_method10: pair(reduced),
      newcombe_uncorrected_phi: pair(plain),
      phi_corrected: reduced.phi,
      phi: plain.phi,
      tango_score: pair(tango(n10, n01, n, tail)),
      wald_untruncated: pair(pairedWald(table, tail)),
      agresti_min_untruncated: pair(agrestiMin(table, tail)),
      bonett_price_untruncated: pair(bonettPrice(table, tail)),
    };
  },
};
