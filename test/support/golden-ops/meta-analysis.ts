import { isRefused, type Refusal } from '../../../src/core/refusal.ts';
import type { Limits, RandomEffects } from '../../../src/stats/index.ts';
import { metaAnalysis } from '../../../src/stats/index.ts';
import { type Json, numberOf, numbersOf } from '../golden.ts';
import type { GoldenOps } from './golden-ops.ts';

const pair = (limits: Limits | Refusal): Json => (isRefused(limits) ? null : [limits.low, limits.high]);

/** The set prints the bare point where the standard error is 0; the package refuses that interval. */
function hartungKnapp({ estimate, hartungKnapp: found, prediction }: RandomEffects) {
  const point = [estimate, estimate];
  if (isRefused(found)) return { hk_se: 0, hk_ci: point, hk_p: null, pi_hk_t: point };
  return { hk_se: found.se, hk_ci: pair(found.limits), hk_p: found.p, pi_hk_t: pair(prediction.hartungKnapp) };
}

const block = (random: RandomEffects) => ({
  tau2: random.tau2,
  estimate: random.estimate,
  se: random.normal.se,
  ci_z: pair(random.normal.limits),
  p_z: random.normal.p,
  hk_factor: random.factor,
  ...hartungKnapp(random),
  hk_adhoc_se: random.floored.se,
  hk_adhoc_ci: pair(random.floored.limits),
  pi_z: pair(random.prediction.normal),
  pi_higgins_t_km2: pair(random.prediction.higgins),
  i2: 100 * random.i2,
  h2: random.h2,
});

export const metaAnalysisOps: GoldenOps = {
  meta_analysis: ({ input, params }) => {
    const found = metaAnalysis(numbersOf(input.yi), numbersOf(input.vi), (1 - numberOf(params.level)) / 2);
    if (isRefused(found)) return found;
    const { count, fixed, heterogeneity } = found;
    const common = {
      k: count,
      fixed: { estimate: fixed.estimate, se: fixed.se, ci_z: pair(fixed.limits), p_z: fixed.p },
    };
    if (isRefused(heterogeneity)) return common;
    return {
      ...common,
      Q: heterogeneity.q,
      Q_df: heterogeneity.df,
      Q_p: heterogeneity.p,
      dl: block(heterogeneity.derSimonianLaird),
      reml: block(heterogeneity.reml),
      pm: block(heterogeneity.pauleMandel),
      tau2_ci_qprofile: pair(heterogeneity.tau2Limits),
      i2_from_Q: 100 * heterogeneity.i2,
    };
  },
};
