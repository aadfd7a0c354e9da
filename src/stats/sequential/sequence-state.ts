import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkTail } from '../guard.ts';
import type { Limits } from '../limits.ts';
import type { GridRow } from './grid-observations.ts';
import { GRID_POINTS, OBSERVATION } from './outcome-grid.ts';

/** A confidence sequence up to some night: plain data that survives JSON to the bit. Make it with `startSequence`. */
export interface SequenceState {
  readonly version: 1;
  /** One-sided error of the whole sequence; it cannot change on the way. */
  readonly tail: number;
  /** Nights so far, empty ones included. */
  readonly nights: number;
  /** What one observation is; `undecided` until the first night that has any. */
  readonly unit: 'undecided' | 'item' | 'cluster';
  /** Items or clusters so far. */
  readonly observations: number;
  /** Where their differences lie on a grid over [−1, 1], points rising. */
  readonly histogram: readonly GridRow[];
  /** The largest lower and the smallest upper limit of all nights so far; they may cross. */
  readonly running: Limits;
  /** The largest of all nights' logEValue so far, from 0 on. */
  readonly largestLogEValue: number;
}

/**
 * A sequence before its first night.
 * @param tail one-sided error over all nights together, in (0, 0.5); the level is 1 − 2·tail
 * @returns refused `OUT_OF_RANGE` for an impossible tail
 */
export function startSequence(tail: number): SequenceState | Refusal {
  return (
    checkTail(tail) ?? {
      version: 1,
      tail,
      nights: 0,
      unit: 'undecided',
      observations: 0,
      histogram: [],
      running: { low: -1, high: 1 },
      largestLogEValue: 0,
    }
  );
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/** Whether the rows are points in rising order whose weights are those of so many observations. */
function isHistogram(histogram: readonly GridRow[], observations: number): boolean {
  let [last, total] = [-1, 0];
  for (const [point, weight] of histogram) {
    if (!(Number.isInteger(point) && point > last && point < GRID_POINTS && isCount(weight) && weight > 0))
      return false;
    last = point;
    total += weight;
  }
  return total === observations * OBSERVATION;
}

/** A state may come from a file: whether it is one that a sequence can have reached. Beyond 2³³ observations none is. */
export function checkState(state: SequenceState): Refusal | undefined {
  const { version, tail, nights, unit, observations, histogram, running, largestLogEValue } = state;
  const isWithin = (limit: number): boolean => limit >= -1 && limit <= 1;
  const sound = {
    version: version === 1,
    tail: checkTail(tail) === undefined,
    nights: isCount(nights),
    unit: observations === 0 ? unit === 'undecided' : unit === 'item' || unit === 'cluster',
    observations: isCount(observations) && isCount(observations * OBSERVATION),
    histogram: isHistogram(histogram, observations),
    running: isWithin(running.low) && isWithin(running.high),
    largestLogEValue: largestLogEValue >= 0 && Number.isFinite(largestLogEValue),
  };
  const fault = Object.entries(sound).find(([, holds]) => !holds)?.[0];
  if (fault === undefined) return undefined;
  return refuse(
    'OUT_OF_RANGE',
    `state.${fault}`,
    `No nights lead to a state with this ${fault}: start a new sequence.`,
  );
}
