import type { JudgedCell } from '../core/result.ts';
import { decimalsFor, level, points, pointsInterval } from '../util/format.ts';
import { verdictLevel } from './verdict-level.ts';

/** The gain at the level of the cell's own verdict; undefined where there is none. */
export function gainOf(cell: JudgedCell) {
  const { estimates } = cell;
  if (estimates.status === 'unmeasured') return undefined;
  const { gain } = estimates.bounds[verdictLevel(cell)];
  return gain.status === 'refused' ? undefined : gain;
}

/** "+21.53 points, 95% interval [+18.66, +24.42]"; undefined where there is no interval. */
export function gainWords(cell: JudgedCell): string | undefined {
  const gain = gainOf(cell);
  if (gain === undefined) return undefined;
  const decimals = decimalsFor(50 * (gain.high - gain.low));
  const interval = pointsInterval(gain.low, gain.high, decimals);
  return `${points(gain.point, decimals)} points, ${level(gain.level)} interval ${interval}`;
}
