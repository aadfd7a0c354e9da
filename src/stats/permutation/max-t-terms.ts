import { tameValues } from '../numeric/tame-values.ts';
import { TIE_SHARE } from './flip-test.ts';
import type { Contestant } from './max-t-tally.ts';
import { orderedMean } from './ordered-mean.ts';
import { unitSums } from './unit-sums.ts';

/**
 * What is compared between cells: the mean as it is, or divided by its standard error under random signs, √(Σ s_g²)/n with s_g
 * the sum of item or cluster g and n the number of items. No flip changes that error, so the ratio z is always finite, has
 * variance 1 in every cell, and orders the arrangements of a cell as Student's t does: t = z·√((n − 1)/(n − z²)) for n items.
 * Cells of other sizes or variances need it, or the noisiest one sets the bar for all.
 */
export type MaxTScale = 'mean' | 'studentised';

/** The values of a cell and the units of its domain that they belong to. */
export interface PlacedCell {
  /** Finite, at least one; not checked. */
  readonly values: ArrayLike<number>;
  /** Unit of each value, 0 … units − 1 of the domain. */
  readonly places: Int32Array;
}

/** A cell ready for flipping. */
export interface MaxTTerms extends Contestant {
  /** Sum of the values of each unit. */
  readonly terms: Float64Array;
  readonly mean: number;
  /** On the scale asked for, with its sign; 0 where every value is 0. */
  readonly statistic: number;
  /** Unit of the terms and sums: a power of two, 1 for all but extreme values. */
  readonly unit: number;
}

/** @param units of the domain of the cell */
export function maxTTerms({ values, places }: PlacedCell, units: number, scale: MaxTScale): MaxTTerms {
  const tame = tameValues(values);
  const terms = unitSums(tame.values, places, units);
  let [observed, squares, largest] = [0, 0, tame.largest];
  for (const term of terms) {
    observed += term;
    squares += term * term;
    largest = Math.max(largest, Math.abs(term));
  }
  const mean = orderedMean(values);
  const common = { terms, mean, observed, tolerance: TIE_SHARE * largest, unit: tame.unit };
  if (scale === 'mean') return { ...common, weight: 1 / values.length, statistic: mean };
  const weight = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  return { ...common, weight, statistic: observed * weight };
}

/** Weights that make means of cells with different units comparable; the largest unit is left as it is, so none overflows. */
export function inOneUnit(cells: readonly MaxTTerms[]): MaxTTerms[] {
  const largest = cells.reduce((most, { unit }) => Math.max(most, unit), 0);
  return cells.map(cell => ({ ...cell, weight: cell.weight * (cell.unit / largest) }));
}
