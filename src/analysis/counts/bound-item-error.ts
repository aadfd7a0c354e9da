import type { ItemErrorBounds } from '../../core/counts-result.ts';

/** Standard error of a share of n items. */
export const shareError = (share: number, items: number): number => Math.sqrt((share * (1 - share)) / items);

/**
 * How far the choice of items could have moved the difference of two shares on the same n items, when only the shares p and q
 * are known. With discordance D (share of items that exactly one arm gets right) the variance of one item's difference is
 * D − (p − q)². Derived here: D is |p − q| at least (the better arm is right wherever the other is) and min(p + q, 2 − p − q)
 * at most (they are right on different items as far as there is room); independent arms have D = p(1 − q) + q(1 − p).
 * @param p share right in one arm, in [0, 1]
 * @param q share right in the other
 * @param items n ≥ 1
 * @returns standard errors of p − q for one run of each
 */
export function boundItemError(p: number, q: number, items: number): ItemErrorBounds {
  const error = (discordance: number) => Math.sqrt(Math.max(0, discordance - (p - q) ** 2) / items);
  return {
    items,
    least: error(Math.abs(p - q)),
    independent: error(p * (1 - q) + q * (1 - p)),
    most: error(Math.min(p + q, 2 - p - q)),
  };
}

/** The same in other units, such as shares of a gap. */
export const scaleBounds = ({ items, least, independent, most }: ItemErrorBounds, unit: number): ItemErrorBounds => ({
  items,
  least: least / unit,
  independent: independent / unit,
  most: most / unit,
});
