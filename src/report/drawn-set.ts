import type { RatioView } from './view.ts';

/** A set of ratios as far as an axis shows it: bars, and arrows where it goes on beyond an end. */
export interface DrawnSet {
  readonly bars: readonly { readonly x: number; readonly x2: number }[];
  readonly left: boolean;
  readonly right: boolean;
  /** The point, where there is one on the axis. */
  readonly point?: number | undefined;
}

/** One huge set must not flatten the others: finite ends widen the axis up to here, points a little further. */
const ENDS = { low: -1, high: 3 };
const POINTS = { low: -4, high: 8 };

const clamp = (value: number, { low, high }: { low: number; high: number }): number =>
  Math.min(high, Math.max(low, value));

/** The axis of a ratio chart: 0 and 1 always, then as far as the sets reach within reason. */
export function ratioDomain(ratios: readonly RatioView[], marks: readonly number[]): [number, number] {
  const ends = ratios.flatMap(({ parts }) => parts.flatMap(({ low, high }) => [low, high]));
  const values = [
    0,
    1,
    ...marks,
    ...ends.flatMap(end => (end === undefined ? [] : [clamp(end, ENDS)])),
    ...ratios.flatMap(({ point }) => (point === undefined ? [] : [clamp(point, POINTS)])),
  ];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const pad = 0.1 * (high - low);
  return [low - pad, high + pad];
}

/** Cuts a set to an axis; what lies beyond an end becomes an arrow there. */
export function drawSet({ parts, point }: RatioView, [least, most]: readonly [number, number]): DrawnSet {
  const cut = parts.map(({ low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY }) => ({ low, high }));
  const bars = cut
    .filter(({ low, high }) => low < most && high > least)
    .map(({ low, high }) => ({ x: Math.max(low, least), x2: Math.min(high, most) }));
  return {
    bars,
    left: cut.some(({ low }) => low < least),
    right: cut.some(({ high }) => high > most),
    point: point !== undefined && point >= least && point <= most ? point : undefined,
  };
}
