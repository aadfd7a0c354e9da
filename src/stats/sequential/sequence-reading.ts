import { type Refusal, refuse } from '../../core/refusal.ts';
import type { Limits } from '../limits.ts';
import type { GridRow } from './grid-observations.ts';
import { OBSERVATION, riseAt } from './outcome-grid.ts';
import type { SequenceState } from './sequence-state.ts';

/** What a confidence sequence says after one night, about all nights up to it. */
export interface SequenceReading {
  /** 1 for the first. */
  readonly night: number;
  /** Items, or clusters, of all nights so far. */
  readonly observations: number;
  /** Their mean difference; refused `EMPTY_INPUT` before the first of them. */
  readonly mean: number | Refusal;
  /** Limits of the mean difference from all nights so far, in [−1, 1]. */
  readonly interval: Limits;
  /** What the intervals of all nights so far have in common; refused `NOT_ACHIEVABLE` where that is nothing. */
  readonly running: Limits | Refusal;
  /** ln of the e-value against a mean difference of 0; at ln(1/(2·tail)) the interval begins to exclude 0. */
  readonly logEValue: number;
  /** Two-sided p-value against 0 that holds whenever one stops: 1 ÷ the largest e-value so far, 1 at most, never 0. */
  readonly p: number;
}

function meanOf(histogram: readonly GridRow[], observations: number): number | Refusal {
  if (observations === 0) return refuse('EMPTY_INPUT', 'night', 'No items so far: expected at least one.');
  let sum = 0;
  for (const [point, weight] of histogram) sum += (riseAt(point) - 1) * weight;
  return sum / (observations * OBSERVATION);
}

/**
 * A state in words that a report can use.
 * @param interval limits from all nights so far
 * @param logEValue the e-value against 0 after this night
 */
export function readState(state: SequenceState, interval: Limits, logEValue: number): SequenceReading {
  const { nights, observations, histogram, running, largestLogEValue } = state;
  const reason = 'No mean difference lies in the intervals of all nights: it was not the same in all of them.';
  return {
    night: nights,
    observations,
    mean: meanOf(histogram, observations),
    interval,
    running: running.low <= running.high ? running : refuse('NOT_ACHIEVABLE', 'night', reason),
    logEValue,
    p: Math.max(Math.exp(-largestLogEValue), Number.MIN_VALUE),
  };
}
