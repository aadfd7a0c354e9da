import { isRefused } from '../../../src/core/refusal.ts';
import { pairedDifference } from '../../../src/stats/index.ts';
import { numberOf, numbersOf } from '../golden.ts';
import type { GoldenOps } from './golden-ops.ts';

export const pairedDifferenceOps: GoldenOps = {
  paired_difference: ({ input, params }) => {
    const arms = { candidate: numbersOf(input.a), baseline: numbersOf(input.b) };
    const result = pairedDifference(arms, (1 - numberOf(params.level)) / 2);
    if (isRefused(result)) return result;
    const { interval, normal, covariance, unpairedSe } = result;
    return {
      n: result.n,
      mean_a: result.candidateMean,
      mean_b: result.baselineMean,
      mean_diff: result.difference,
      sd_diff: result.sd,
      se: result.se,
      t: result.t,
      df: result.df,
      p_two_sided: result.p,
      p_greater: result.pGreater,
      p_less: result.pLess,
      ci_t: [interval.low, interval.high],
      ci_z: [normal.interval.low, normal.interval.high],
      p_z_two_sided: normal.p,
      cov_ab: isRefused(covariance) ? null : covariance,
      se_unpaired: isRefused(unpairedSe) ? null : unpairedSe,
    };
  },
};
