import type { ContrastView } from './contrast-view.ts';

/**
 * How much clusters widen: the variance of the gain over clusters ÷ what it would be if every item stood for itself (the
 * design effect of Kish). Over the seeds that were run.
 * @param grouped columns are clusters
 * @param alone the same cell, columns are items
 * @returns undefined where items do not vary
 */
export function clusterEffect({ cell: grouped }: ContrastView, { cell: alone }: ContrastView): number | undefined {
  const varianceOf = ({ squares: { msItems, seeds, items } }: typeof grouped): number => msItems / seeds / items;
  const items = varianceOf(alone);
  return items > 0 ? varianceOf(grouped) / items : undefined;
}
