import type { Rng } from '../../core/random.ts';
import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import type { GainCell } from '../gain/gain-cell.ts';
import { discordantPairs, intervalMethod } from '../gain/gain-interval.ts';
import { checkDraws, checkTail } from '../guard.ts';
import { binomialHalfTail } from '../numeric/binomial-half-tail.ts';
import { normalQuantile } from '../numeric/special-functions.ts';
import { flippedNull } from './flipped-null.ts';
import { twoWayNull } from './two-way-null.ts';

/** Claims of one cell over null data sets: +1 where L > 0, −1 where U < 0, 0 else. */
export interface NullClaims {
  readonly single: Int8Array;
  readonly family: Int8Array;
  /** Mean ÷ half-width at m = 1 of each null data set: beyond ±1 lies a claim. 0 where both are 0. */
  readonly ratios: Float64Array;
}

export interface NullOptions {
  readonly replicates: number;
  /** One-sided errors at m = 1 and at m = cells. */
  readonly tails: { readonly single: number; readonly family: number };
  /** Signs of all items (clusters) of the domain in one null data set, common to every cell that contains them. */
  readonly unitSigns: (replicate: number) => Int8Array;
  /** Position in `unitSigns` of each column of this cell. */
  readonly units: Int32Array;
  /** This cell's own stream: seed effects and residual signs. */
  readonly rng: Rng;
}

const claim = (mean: number, halfWidth: number): -1 | 0 | 1 => (mean > halfWidth ? 1 : mean < -halfWidth ? -1 : 0);

function checkOptions({ matrix }: GainCell, { replicates, tails, units }: NullOptions): Refusal | undefined {
  if (matrix.items < 2) {
    return refuse('TOO_FEW_OBSERVATIONS', 'cell', `${matrix.items} column: expected 2 or more.`);
  }
  if (units.length !== matrix.items) {
    const found = `${units.length} units for ${matrix.items} columns`;
    return refuse('LENGTH_MISMATCH', 'units', `${found}: expected one of each.`);
  }
  return checkDraws(replicates, 'replicates') ?? checkTail(tails.single, 'tails') ?? checkTail(tails.family, 'tails');
}

function checkSigns(signs: Int8Array, units: Int32Array): Refusal | undefined {
  for (const unit of units) {
    if (signs[unit] === 1 || signs[unit] === -1) continue;
    return refuse('OUT_OF_RANGE', 'unitSigns', `The sign of unit ${unit} is ${signs[unit]}: expected −1 or 1.`);
  }
  return undefined;
}

/**
 * The A/A check of one cell: the run's own interval procedure on null data made from the run's own differences, with the
 * gain removed and effects at their estimated sizes. Flipping whole items instead would be blind to the seed component.
 * @returns one claim per null data set, at both levels, and how far it is from one; or a refusal: OUT_OF_RANGE (replicates, tails, a column without a
 * sign), LENGTH_MISMATCH (units), TOO_FEW_OBSERVATIONS below two columns
 */
export function nullClaims(cell: GainCell | Refusal, options: NullOptions): NullClaims | Refusal {
  if (isRefused(cell)) return cell;
  const { replicates, tails, unitSigns, units, rng } = options;
  const wrong = checkOptions(cell, options) ?? checkSigns(unitSigns(0), units);
  if (wrong !== undefined) return wrong;
  const draw = cell.seeds >= 3 ? twoWayNull(cell, units, rng) : flippedNull(cell, units);
  const single = new Int8Array(replicates);
  const family = new Int8Array(replicates);
  const ratios = new Float64Array(replicates);
  for (let replicate = 0; replicate < replicates; replicate++) {
    const { mean, halfWidth } = draw(unitSigns(replicate));
    const width = halfWidth(tails.single);
    single[replicate] = claim(mean, width);
    ratios[replicate] = mean === 0 ? 0 : mean / width;
    family[replicate] = claim(mean, halfWidth(tails.family));
  }
  return { single, family, ratios };
}

/**
 * Exact one-sided false-claim rate of Tango's interval when signs are fair coins: P(L > 0) over Bin(b + c, ½), equal to
 * P(U < 0).
 * @param cell one whose interval is Tango's: right or wrong, one seed, no clusters
 * @returns a refusal: OUT_OF_RANGE (tail), NOT_BINARY for any other cell
 */
export function exactTangoClaimRate(cell: GainCell | Refusal, tail: number): number | Refusal {
  if (isRefused(cell)) return cell;
  const wrong = checkTail(tail);
  if (wrong !== undefined) return wrong;
  if (intervalMethod(cell) !== 'tango') {
    return refuse(
      'NOT_BINARY',
      'cell',
      "Its interval is not Tango's: only one seed of right-or-wrong items has an exact rate.",
    );
  }
  const { b, c } = discordantPairs(cell);
  const trials = b + c;
  const needed = Math.floor((trials - normalQuantile(tail) * Math.sqrt(trials)) / 2) + 1;
  return trials === 0 ? 0 : binomialHalfTail(trials, needed);
}
