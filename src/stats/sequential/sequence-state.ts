import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkTail } from '../guard.ts';
import type { Limits } from '../limits.ts';
import { type GridRow, gridObservations } from './grid-observations.ts';
import { lowerLimit } from './lower-limit.ts';
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

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isRow = (row: unknown): row is GridRow => Array.isArray(row) && row.length === 2;

/** Whether the rows are points in rising order whose weights are those of so many observations. */
function isHistogram(histogram: unknown, observations: number): boolean {
  if (!Array.isArray(histogram) || !histogram.every(isRow)) return false;
  let [last, total] = [-1, 0];
  for (const [point, weight] of histogram) {
    if (!(Number.isInteger(point) && point > last && point < GRID_POINTS && isCount(weight) && weight > 0))
      return false;
    last = point;
    total += weight;
  }
  return total === observations * OBSERVATION;
}

/** The furthest that a lower limit can have come: by nothing but gains. */
const furthestLimit = (observations: number, tail: number): number =>
  observations === 0
    ? -1
    : lowerLimit(gridObservations([[GRID_POINTS - 1, observations * OBSERVATION]], false), -Math.log(tail));

/** More than what the largest stake makes of so many gains cannot have been won. */
const mostLogEValue = (observations: number): number => observations * Math.log1p(7 / 8) + 1e-6;

function isRunning(running: unknown, { observations, tail }: SequenceState): boolean {
  if (typeof running !== 'object' || running === null) return false;
  const { low, high } = running as Partial<Limits>;
  if (typeof low !== 'number' || typeof high !== 'number') return false;
  const furthest = furthestLimit(observations, tail);
  return low >= -1 && high <= 1 && low <= furthest && high >= -furthest;
}

/** In the order in which they may be asked: each may rely on those before it. */
const CHECKS: readonly (readonly [key: keyof SequenceState, holds: (state: SequenceState) => boolean])[] = [
  ['version', ({ version }) => version === 1],
  ['tail', ({ tail }) => typeof tail === 'number' && checkTail(tail) === undefined],
  ['observations', ({ observations }) => isCount(observations) && isCount(observations * OBSERVATION)],
  ['nights', ({ nights, observations }) => isCount(nights) && (nights > 0 || observations === 0)],
  [
    'unit',
    ({ unit, observations }) => (observations === 0 ? unit === 'undecided' : unit === 'item' || unit === 'cluster'),
  ],
  ['histogram', ({ histogram, observations }) => isHistogram(histogram, observations)],
  ['running', state => isRunning(state.running, state)],
  [
    'largestLogEValue',
    ({ largestLogEValue: most, observations }) =>
      typeof most === 'number' && most >= 0 && most <= mostLogEValue(observations),
  ],
];

/** A state may come from a file: whether it is one that a sequence can have reached. Beyond 2³³ observations none is. */
export function checkState(state: SequenceState): Refusal | undefined {
  if (typeof state !== 'object' || state === null) {
    return refuse('OUT_OF_RANGE', 'state', 'No state: expected what an earlier night gave.');
  }
  const fault = CHECKS.find(([, holds]) => !holds(state))?.[0];
  if (fault === undefined) return undefined;
  return refuse(
    'OUT_OF_RANGE',
    `state.${fault}`,
    `No nights lead to a state with this ${fault}: start a new sequence.`,
  );
}
