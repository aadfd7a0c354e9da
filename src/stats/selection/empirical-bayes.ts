import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { type Effects, readEffects } from '../meta/effects.ts';
import { tau2ByLikelihood } from '../meta/reml.ts';
import { weightedMoments } from '../meta/weighted-moments.ts';
import { tieWidth, winners } from './winners.ts';

/** Effects drawn towards their mean, by as much as their spread is due to sampling error. */
export interface EmpiricalBayes {
  /** REML variance between the true effects; refused for one effect, where nothing is drawn anywhere. */
  readonly tau2: number | Refusal;
  /** Mean of the true effects, with weights 1/(v + τ²). */
  readonly mean: number;
  /** How much of its own estimate each effect keeps, τ²/(τ² + v); refused for one effect. */
  readonly weights: readonly number[] | Refusal;
  /** weight·estimate + (1 − weight)·mean. */
  readonly shrunken: readonly number[];
  /** Positions of the largest estimate; more than one in a tie. */
  readonly winners: readonly number[];
  /** Shrunken estimate of the winner, the mean of them in a tie. */
  readonly corrected: number;
}

function shrink(effects: Effects, tau2: number) {
  const { mean } = weightedMoments(effects, tau2);
  const { shifted, variances, origin } = effects;
  const weights = Array.from(variances, variance => tau2 / (tau2 + variance));
  const shrunken = weights.map((weight, at) => origin + mean + weight * ((shifted[at] as number) - mean));
  return { mean: origin + mean, weights, shrunken };
}

/**
 * Empirical-Bayes shrinkage of the estimates of a search: best linear predictions under true effects from N(mean, τ²), with
 * REML for τ². The winner's prediction is corrected for having won as far as the methods are a sample from that population;
 * where one of them stands out, it is drawn in too far.
 * @param estimates y_k, K ≥ 1
 * @param variances v_k, their sampling variances, > 0, errors independent
 * @returns refused: LENGTH_MISMATCH, EMPTY_INPUT, NON_FINITE, ZERO_VARIANCE, OUT_OF_RANGE
 * @source Morris (1983), JASA 78:47–55; as in metafor's blup.
 */
export function empiricalBayes(estimates: ArrayLike<number>, variances: ArrayLike<number>): EmpiricalBayes | Refusal {
  const read = readEffects(estimates, variances);
  if (isRefused(read)) return read;
  const best = winners(estimates, tieWidth(read.scale));
  if (estimates.length === 1) {
    const alone = refuse('TOO_FEW_OBSERVATIONS', 'estimates', 'One estimate: nothing to draw it towards.');
    const mean = estimates[0] as number;
    return { tau2: alone, weights: alone, mean, shrunken: [mean], winners: best, corrected: mean };
  }
  const tau2 = tau2ByLikelihood(read);
  const shrunk = shrink(read, tau2);
  const corrected = best.reduce((sum, k) => sum + (shrunk.shrunken[k] as number), 0) / best.length;
  return { tau2, ...shrunk, winners: best, corrected };
}
