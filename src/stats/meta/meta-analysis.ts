import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { chi2Sf } from '../numeric/special-functions.ts';
import { checkLevel } from './check-level.ts';
import { tau2ByMoments } from './der-simonian-laird.ts';
import { type Effects, readEffects } from './effects.ts';
import { tau2ByQ } from './paule-mandel.ts';
import { profileQ, type Tau2Limits } from './q-profile.ts';
import { type RandomEffects, randomEffects } from './random-effects.ts';
import { tau2ByLikelihood } from './reml.ts';
import { neverZero, type Wald, waldNormal } from './wald.ts';
import { weightedMoments } from './weighted-moments.ts';

/** What is only defined for two effects or more. */
export interface Heterogeneity {
  /** Cochran's Q, degrees of freedom k − 1, and the p-value of equal effects. */
  readonly q: number;
  readonly df: number;
  readonly p: number;
  /** Higgins' I² from Q, max(0, (Q − df)/Q); that of each estimator of τ² stands with it. */
  readonly i2: number;
  readonly tau2Limits: Tau2Limits;
  readonly derSimonianLaird: RandomEffects;
  readonly pauleMandel: RandomEffects;
  readonly reml: RandomEffects;
}

export interface MetaAnalysis {
  /** Number of effects, k. */
  readonly count: number;
  /** The common effect, if there is one: mean with weights 1/v. */
  readonly fixed: Wald & { readonly estimate: number };
  readonly heterogeneity: Heterogeneity | Refusal;
}

function heterogeneityOf(effects: Effects, tail: number): Heterogeneity | Refusal {
  const df = effects.shifted.length - 1;
  if (df === 0) {
    return refuse('TOO_FEW_OBSERVATIONS', 'effects', 'One effect: variation between effects needs at least two.');
  }
  const { q } = weightedMoments(effects, 0);
  return {
    q,
    df,
    p: neverZero(chi2Sf(q, df)),
    i2: q > df ? (q - df) / q : 0,
    tau2Limits: profileQ(effects, tail),
    derSimonianLaird: randomEffects(effects, tau2ByMoments(effects), tail),
    pauleMandel: randomEffects(effects, tau2ByQ(effects), tail),
    reml: randomEffects(effects, tau2ByLikelihood(effects), tail),
  };
}

/**
 * Fixed-effect and random-effects meta-analysis of effects with known sampling variances, by three estimators of τ².
 * @param effects y_i, in any unit, k ≥ 1, |y_i| ≤ 1e50
 * @param variances v_i, in that unit squared, 1e-100 to 1e100
 * @param tail one-sided error of all intervals, in [1e-12, 0.5)
 * @returns everything, or a refusal: OUT_OF_RANGE (also for a negative variance), LENGTH_MISMATCH, EMPTY_INPUT, NON_FINITE,
 * ZERO_VARIANCE for a variance of 0, NOT_ACHIEVABLE for a tail below 1e-12. For k = 1 only the fixed effect; for k = 2 no
 * usual prediction interval; for identical effects no Hartung–Knapp interval without the floor.
 * @source Cochran (1954), Biometrics 10:101–129, for Q; the estimators as named at `derSimonianLaird`, `pauleMandel`, `reml`;
 * the intervals as named at `randomEffects` and `qProfile`.
 */
export function metaAnalysis(
  effects: ArrayLike<number>,
  variances: ArrayLike<number>,
  tail: number,
): MetaAnalysis | Refusal {
  const wrong = checkLevel(tail);
  if (wrong !== undefined) return wrong;
  const read = readEffects(effects, variances);
  if (isRefused(read)) return read;
  const { weight, mean } = weightedMoments(read, 0);
  const estimate = read.origin + mean;
  return {
    count: effects.length,
    fixed: { estimate, ...waldNormal(estimate, 1 / Math.sqrt(weight), tail) },
    heterogeneity: heterogeneityOf(read, tail),
  };
}
