import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkDraws, checkFinite } from '../guard.ts';
import { canonicalItems } from './canonical-items.ts';
import { jointMaxT, type MaxTOptions, type MaxTResult } from './joint-max-t.ts';

function checkMethods(differences: readonly ArrayLike<number>[]): Refusal | undefined {
  const [first] = differences;
  if (first === undefined) return refuse('EMPTY_INPUT', 'differences', 'No methods: expected at least one.');
  for (const [method, values] of differences.entries()) {
    const argument = `differences[${method}]`;
    if (values.length !== first.length) {
      const found = `${argument} has ${values.length} items and differences[0] has ${first.length}`;
      return refuse('LENGTH_MISMATCH', argument, `${found}: expected the same items for every method.`);
    }
    const wrong = checkFinite(values, argument);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/**
 * Max-t sign-flip test of K methods measured on the same items: one sign for an item in all methods, so that their dependence is
 * kept, and the largest statistic as the bar. Adjusted p-values control the family-wise error whichever methods differ from the
 * baseline, and so hold for the best of K. Exact for few items (23 with 5 methods), else random signs; zeros change nothing, and
 * statistics within 1e-9 of the largest |value| over n are ties. About the seeds that were run.
 * @param differences for each method one value per item, finite, all of the same items in the same order
 * @returns one cell per method; p never 0, the same for any order of the items, and for any order of methods with other values
 * (see `canonicalItems`); refused `EMPTY_INPUT`, `LENGTH_MISMATCH`, `NON_FINITE`, and `OUT_OF_RANGE` on impossible draws
 * @source Westfall & Young (1993), Resampling-Based Multiple Testing; Nichols & Holmes (2002), Human Brain Mapping 15:1–25;
 * step-down: Romano & Wolf (2005), JASA 100:94–108; p from draws: Phipson & Smyth (2010), Stat. Appl. Genet. Mol. Biol. 9:39.
 */
export function maxTTest(differences: readonly ArrayLike<number>[], options: MaxTOptions): MaxTResult | Refusal {
  const wrong = checkMethods(differences) ?? checkDraws(options.draws);
  if (wrong !== undefined) return wrong;
  const places = canonicalItems(differences);
  return jointMaxT(
    {
      cells: differences.map(values => ({ values, places })),
      domains: [{ units: places.length, members: [...differences.keys()] }],
    },
    options,
  );
}
