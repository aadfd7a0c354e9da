import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkDraws, checkFinite } from '../guard.ts';
import { checkLabels, numberLabels, placesOf, type UnitLabel } from '../unit-labels.ts';
import { jointMaxT, type MaxTOptions, type MaxTResult } from './joint-max-t.ts';
import type { PlacedCell } from './max-t-terms.ts';

/** A cell of the family, such as one rung and domain. */
export interface FamilyCell {
  /** Cells of different domains share nothing, whatever their items are called. */
  readonly domain: string;
  /** Differences, one per item (means over its seeds) or per cluster, finite. */
  readonly values: ArrayLike<number>;
  /** The item, or cluster, that each value belongs to; values of one cluster are added up and flipped together. */
  readonly units: ArrayLike<UnitLabel>;
}

function checkCells(cells: readonly FamilyCell[]): Refusal | undefined {
  if (cells.length === 0) return refuse('EMPTY_INPUT', 'cells', 'No cells: expected at least one.');
  for (const [at, { values, units }] of cells.entries()) {
    const wrong = checkFinite(values, `cells[${at}].values`) ?? checkLabels(units, values.length, `cells[${at}].units`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/**
 * Joint max-t sign-flip test of a family of cells with Romano–Wolf step-down p-values, for claims about these seeds. An item or
 * cluster has one sign in all cells of its domain that contain it: rungs that were measured on the same items stay as dependent
 * as they are, and the adjustment is as mild as their dependence allows. Family-wise error is controlled at every α, whichever
 * cells have an effect, if the items without one could as well have had the other sign, in all cells without one together.
 *
 * Signs are drawn in the order of the domains' names and, inside a domain, of the units' names, both by code unit; units whose
 * sums are 0 in all cells draw none. So neither the order of the cells nor that of the values changes anything; renaming units
 * such that their order changes draws other, equally valid signs.
 *
 * Exact for few units, else random signs. Cost: draws × cells × units / 8 table look-ups; memory: cells × (units + 2,048) numbers.
 * @param cells at least one; a cell that could not be measured still belongs to the family, so NaN is refused, not left out
 * @returns one entry per cell, p never 0; refused `EMPTY_INPUT`, `NON_FINITE`, `LENGTH_MISMATCH`, `MISSING_CLUSTER` (a value
 * without a unit), and `OUT_OF_RANGE` on impossible draws
 * @source Romano & Wolf (2005), JASA 100:94–108, and (2016), Statistics & Probability Letters 113:38–40, for the p-values;
 * Westfall & Young (1993), Resampling-Based Multiple Testing; Goeman & Solari (2010), Annals of Statistics 38:3782–3810: steps
 * down control the error wherever the test of every set of true nulls does, as the sign-flip test of their maximum is exact.
 */
export function romanoWolf(cells: readonly FamilyCell[], options: MaxTOptions): MaxTResult | Refusal {
  const wrong = checkCells(cells) ?? checkDraws(options.draws);
  if (wrong !== undefined) return wrong;
  const names = [...new Set(cells.map(({ domain }) => domain))].sort();
  const placed: PlacedCell[] = [];
  const domains = names.map(name => {
    const members = [...cells.keys()].filter(at => cells[at]?.domain === name);
    const numbers = numberLabels(members.map(at => (cells[at] as FamilyCell).units));
    for (const at of members) {
      const { values, units } = cells[at] as FamilyCell;
      placed[at] = { values, places: placesOf(units, numbers) };
    }
    return { units: numbers.size, members };
  });
  return jointMaxT({ cells: placed, domains }, options);
}
