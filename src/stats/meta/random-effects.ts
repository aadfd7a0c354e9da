import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import type { Limits } from '../limits.ts';
import { normalQuantile, tQuantileUpper } from '../numeric/special-functions.ts';
import type { Effects } from './effects.ts';
import { around, type Wald, waldNormal, waldT } from './wald.ts';
import { type WeightedMoments, weightedMoments } from './weighted-moments.ts';

/** The mean of a population of effects, given a τ². All intervals are at level 1 − 2·tail. */
export interface RandomEffects {
  /** Variance between effects, in their units squared. */
  readonly tau2: number;
  readonly estimate: number;
  /** With z and the standard error 1/√Σw: too narrow for few effects, since it takes τ² as known. */
  readonly normal: Wald;
  /** Q at τ² over its degrees of freedom k − 1: what Hartung and Knapp multiply the squared standard error by. */
  readonly factor: number;
  /** With t_{k−1} and `factor`; narrower than `normal` where the factor is small, and refused where it is 0. */
  readonly hartungKnapp: Wald | Refusal;
  /** With t_{k−1} and max(1, `factor`): the one to report. */
  readonly floored: Wald;
  /** Where the effect of a new cell is expected. */
  readonly prediction: {
    /** estimate ± z·√(τ² + se²). */
    readonly normal: Limits;
    /** estimate ± t_{k−1}·√(τ² + se²) with the standard error of `hartungKnapp`. */
    readonly hartungKnapp: Limits | Refusal;
    /** estimate ± t_{k−2}·√(τ² + se²), the usual one; refused for two effects. */
    readonly higgins: Limits | Refusal;
  };
  /** Share of the variation that is between effects, τ²/(τ² + s²) with s² the typical sampling variance; 0 to 1. */
  readonly i2: number;
  /** 1 + τ²/s², ≥ 1. */
  readonly h2: number;
}

/** A standard error of this share of the effects is rounding of identical ones. */
const ROUNDING = 1e-12;

/** s² = (k − 1)Σw/((Σw)² − Σw²), the sampling variance of a typical effect, from the sums at τ² = 0. */
export const typicalVariance = ({ shifted }: Effects, { trace }: WeightedMoments): number =>
  (shifted.length - 1) / trace;

/**
 * The random-effects mean at a given τ², with its intervals.
 * @param effects at least two
 * @param tau2 ≥ 0
 * @param tail one-sided error, in (0, 0.5); checked by the caller
 * @source Hartung & Knapp (2001), Statistics in Medicine 20:3875–3889; Sidik & Jonkman (2002), Statistics in Medicine
 * 21:3153–3159; the floor: Röver, Knapp & Friede (2015), BMC Medical Research Methodology 15:99; prediction: Higgins, Thompson
 * & Spiegelhalter (2009), JRSS A 172:137–159; I² and H²: Higgins & Thompson (2002), Statistics in Medicine 21:1539–1558.
 */
export function randomEffects(effects: Effects, tau2: number, tail: number): RandomEffects {
  const { weight, mean, q } = weightedMoments(effects, tau2);
  const df = effects.shifted.length - 1;
  const estimate = effects.origin + mean;
  const normal = waldNormal(estimate, 1 / Math.sqrt(weight), tail);
  const factor = q / df;
  const withT = (share: number): Wald => waldT(estimate, normal.se * Math.sqrt(share), { df, tail });
  const identical = normal.se * Math.sqrt(factor) <= ROUNDING * effects.scale || factor === 0;
  const hartungKnapp = identical
    ? refuse(
        'ZERO_VARIANCE',
        'effects',
        'The effects are identical: without the floor the interval would have no width.',
      )
    : withT(factor);
  const ratio = tau2 / typicalVariance(effects, weightedMoments(effects, 0));
  const reach = (se: number): number => Math.sqrt(tau2 + se * se);
  return {
    tau2,
    estimate,
    normal,
    factor,
    hartungKnapp,
    floored: withT(Math.max(1, factor)),
    prediction: {
      normal: around(estimate, -normalQuantile(tail) * reach(normal.se)),
      hartungKnapp: isRefused(hartungKnapp)
        ? hartungKnapp
        : around(estimate, tQuantileUpper(tail, df) * reach(hartungKnapp.se)),
      higgins:
        df > 1
          ? around(estimate, tQuantileUpper(tail, df - 1) * reach(normal.se))
          : refuse('TOO_FEW_OBSERVATIONS', 'effects', 'Two effects: the usual prediction interval needs three.'),
    },
    i2: ratio / (1 + ratio),
    h2: 1 + ratio,
  };
}
