import type { Limits } from './limits.ts';

/** An estimate with its limits, low ≤ point ≤ high. */
export interface Bounded extends Limits {
  readonly point: number;
}

/** Not Math.hypot, which may differ in the last bit if its arguments are swapped. */
const joined = (one: number, other: number): number => Math.sqrt(one * one + other * other);

/**
 * Limits of a difference of two independent estimates from the limits of each: the distances to them, squared and added. Each
 * side has its own distance, so skew limits stay skew. Swapping the estimates mirrors it exactly. Where the two are positively
 * correlated (the same items, measured twice) it is wider than it need be, never narrower.
 * @param first and second: at the same level, in the same unit; the difference is first − second
 * @source Howe (1974), JASA 69:789–794; Zou & Donner (2008), Statistics in Medicine 27:1693–1702.
 */
export function independentDifference(first: Bounded, second: Bounded): Bounded {
  const point = first.point - second.point;
  return {
    point,
    low: point - joined(first.point - first.low, second.high - second.point),
    high: point + joined(first.high - first.point, second.point - second.low),
  };
}
