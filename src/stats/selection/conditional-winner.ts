import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { checkFinite, checkTail } from '../guard.ts';
import type { Limits } from '../limits.ts';
import { normalQuantile } from '../numeric/special-functions.ts';
import { checkCovariance } from './check-covariance.ts';
import { likeliestMean, meanAtLogOdds, type Room } from './truncated-normal.ts';

/** Inference on the mean of the method with the largest estimate, given that it is the largest. */
export interface ConditionalWinner {
  /** Position of the winner. */
  readonly selected: number;
  /** Between these values the winner's estimate would still win, everything independent of it as observed; null: no bound. */
  readonly truncation: { readonly low: number | null; readonly high: number | null };
  /** The winner's own estimate, and its normal interval, as if nothing had been selected. */
  readonly naive: number;
  readonly naiveLimits: Limits;
  /** Too large as often as too small, among the times that this method wins. */
  readonly medianUnbiased: number;
  /** Equal-tailed interval with its nominal coverage among the times that this method wins. */
  readonly limits: Limits;
  /** Maximum of the conditional likelihood. */
  readonly likeliest: number;
}

/** A lead of this share of the largest estimate is rounding of a tie. */
const ROUNDING = 1e-12;

interface Winner {
  readonly selected: number;
  readonly naive: number;
  readonly sd: number;
  readonly room: Room;
}

function positionOfLargest(values: ArrayLike<number>): number {
  let best = 0;
  for (let k = 1; k < values.length; k++) if ((values[k] as number) > (values[best] as number)) best = k;
  return best;
}

/**
 * How far the winner's estimate can move before another one is ahead. With c_j = Σ_jk/Σ_kk the parts y_j − c_j·y_k are
 * independent of y_k; moving y_k by −d closes the lead y_k − y_j by d·(1 − c_j).
 */
function findWinner(estimates: ArrayLike<number>, covariance: readonly ArrayLike<number>[]): Winner | Refusal {
  const selected = positionOfLargest(estimates);
  const naive = estimates[selected] as number;
  const variance = covariance[selected]?.[selected] as number;
  if (variance === 0) {
    return refuse('ZERO_VARIANCE', 'covariance', `The winner, method ${selected}, has variance 0: expected above 0.`);
  }
  const sd = Math.sqrt(variance);
  let below = Number.POSITIVE_INFINITY;
  let above = Number.POSITIVE_INFINITY;
  for (let j = 0; j < estimates.length; j++) {
    if (j === selected) continue;
    const other = estimates[j] as number;
    const lead = naive - other;
    if (lead <= ROUNDING * Math.max(Math.abs(naive), Math.abs(other))) {
      const reason = `Methods ${selected} and ${j} are tied at ${naive}: the data do not say which one was selected.`;
      return refuse('DEGENERATE_SELECTION', 'estimates', reason);
    }
    const closing = 1 - (covariance[selected]?.[j] as number) / variance;
    if (closing > 0) below = Math.min(below, lead / closing / sd);
    else if (closing < 0) above = Math.min(above, lead / -closing / sd);
  }
  return { selected, naive, sd, room: { below, above } };
}

function inferMean({ naive, sd, room }: Winner, tail: number) {
  const unlikely = Math.log(tail) - Math.log1p(-tail);
  const [low, median, high] = [unlikely, 0, -unlikely].map(logOdds => meanAtLogOdds(logOdds, room));
  const likeliest = likeliestMean(room);
  if (low === undefined || median === undefined || high === undefined || likeliest === undefined) {
    return refuse(
      'DEGENERATE_SELECTION',
      'estimates',
      'The lead is too small for its standard error: limits overflow.',
    );
  }
  const at = (mean: number): number => naive + sd * mean;
  return { medianUnbiased: at(median), limits: { low: at(low), high: at(high) }, likeliest: at(likeliest) };
}

/**
 * Corrects the winner of a search for having won. Exact for normal estimates with known covariances, whatever the true means;
 * but wide: in a close race the limits run away downwards, in a tie there are none.
 * @param estimates y_k, K ≥ 1; the largest wins
 * @param covariance their K × K covariance matrix, in the estimates' unit squared; items shared by methods make it not diagonal
 * @param tail one-sided error, in (0, 0.5)
 * @returns for K = 1 the naive interval; refused: OUT_OF_RANGE for an impossible tail or a matrix that is no covariance,
 * EMPTY_INPUT, NON_FINITE, LENGTH_MISMATCH, ZERO_VARIANCE for a winner without error, DEGENERATE_SELECTION for a tie
 * @source Lee, Sun, Sun & Taylor (2016), Annals of Statistics 44:907–927 (the truncation); Andrews, Kitagawa & McCloskey
 * (2024), Quarterly Journal of Economics 139:305–358 (the winner's mean).
 */
export function conditionalWinner(
  estimates: ArrayLike<number>,
  covariance: readonly ArrayLike<number>[],
  tail: number,
): ConditionalWinner | Refusal {
  const wrong = checkTail(tail) ?? checkFinite(estimates, 'estimates') ?? checkCovariance(covariance, estimates.length);
  if (wrong !== undefined) return wrong;
  const winner = findWinner(estimates, covariance);
  if (isRefused(winner)) return winner;
  const inferred = inferMean(winner, tail);
  if (isRefused(inferred)) return inferred;
  const { selected, naive, sd, room } = winner;
  const reach = -normalQuantile(tail) * sd;
  return {
    selected,
    truncation: {
      low: Number.isFinite(room.below) ? naive - sd * room.below : null,
      high: Number.isFinite(room.above) ? naive + sd * room.above : null,
    },
    naive,
    naiveLimits: { low: naive - reach, high: naive + reach },
    ...inferred,
  };
}
