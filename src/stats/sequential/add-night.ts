import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { logCapital } from './capital.ts';
import { type GridObservations, type GridRow, gridObservations } from './grid-observations.ts';
import { lowerLimit } from './lower-limit.ts';
import { type Night, nightReadings } from './night.ts';
import { countOnGrid, GRID_POINTS, READING } from './outcome-grid.ts';
import { readState, type SequenceReading } from './sequence-reading.ts';
import { checkState, type SequenceState } from './sequence-state.ts';

/** One night further: the state to store, and what it says. */
export interface SequenceStep {
  readonly state: SequenceState;
  readonly reading: SequenceReading;
}

/** Histogram with a night's observations added; exact, so the order of nights does not matter either. */
function addReadings(histogram: readonly GridRow[], readings: Float64Array): readonly GridRow[] {
  const weights = countOnGrid(readings);
  for (const [point, weight] of histogram) weights[point] = (weights[point] as number) + weight;
  return Array.from({ length: GRID_POINTS }, (_, point): GridRow => [point, weights[point] as number]).filter(
    ([, weight]) => weight > 0,
  );
}

/** Half the capital bets on a gain and half on a loss; the larger of the two halves stands for both. */
const logEValueOf = (sides: readonly GridObservations[]): number =>
  Math.max(...sides.map(side => logCapital(side, Math.log1p(READING)).value)) - Math.LN2;

function unitAfter({ unit }: SequenceState, { clusters }: Night, found: number): SequenceState['unit'] | Refusal {
  if (found === 0) return unit;
  const now = clusters === undefined ? 'item' : 'cluster';
  if (unit === 'undecided' || unit === now) return now;
  const reason = `This night's observations are ${now}s, those of earlier nights ${unit}s: expected one kind throughout.`;
  return refuse('MISSING_CLUSTER', 'clusters', reason);
}

/**
 * Adds one night to a confidence sequence: an interval for the mean paired difference after every night, such that with
 * probability 1 − 2·tail *all* of them hold it, however many nights follow and whenever one looks, decides or stops; and each
 * side alone with probability 1 − tail. It needs that, given all earlier nights, a night's observations are independent with
 * the same mean (or means whose average over the night is the same every night), as with fresh items of one population. It is no
 * guarantee where the same recorded items come again, or where one training seed moves a whole night: then the night is the
 * cluster. Neither the order of rows nor that of nights matters; an outcome that improves lowers no limit.
 * @param state from `startSequence` or an earlier night; it is not changed
 * @param night outcomes in [0, 1]; none at all is a night too
 * @returns refused `OUT_OF_RANGE` for outcomes outside [0, 1], a state that cannot be, or more than 2³³ observations,
 * `LENGTH_MISMATCH`, `NON_FINITE`, `MISSING_CLUSTER` for an item without a cluster, or a night without clusters after one with
 * @source Waudby-Smith & Ramdas (2024), "Estimating means of bounded random variables by betting", JRSS B 86:1–27: hedged
 * capital. Derived here: for independent observations with means of average m, E Π(1 + λ(d − m)) = Π(1 + λ(E d − m)) ≤ 1,
 * because the geometric mean is at most the arithmetic one.
 */
export function addNight(state: SequenceState, night: Night): SequenceStep | Refusal {
  const readings = checkState(state) ?? nightReadings(night);
  if (isRefused(readings)) return readings;
  const unit = unitAfter(state, night, readings.length);
  if (isRefused(unit)) return unit;
  const histogram = addReadings(state.histogram, readings);
  const [gain, loss] = [gridObservations(histogram, false), gridObservations(histogram, true)];
  const goal = -Math.log(state.tail);
  const interval = { low: lowerLimit(gain, goal), high: -lowerLimit(loss, goal) };
  const logEValue = logEValueOf([gain, loss]);
  const next: SequenceState = {
    ...state,
    nights: state.nights + 1,
    unit,
    observations: state.observations + readings.length,
    histogram,
    running: {
      low: Math.max(state.running.low, interval.low),
      high: Math.min(state.running.high, interval.high),
    },
    largestLogEValue: Math.max(state.largestLogEValue, logEValue),
  };
  return checkState(next) ?? { state: next, reading: readState(next, interval, logEValue) };
}
