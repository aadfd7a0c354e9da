import type { Rng } from '../../core/random.ts';
import { requireDraws, requireFinite } from '../guard.ts';
import { binomialHalfTail } from '../numeric/binomial-half-tail.ts';
import { type FlipSum, type FlipTails, flipSum } from './flip-sum.ts';
import { signFlipDraws } from './sign-flip-draws.ts';
import { MAX_ENUMERATED, signFlipEnumeration } from './sign-flip-enumeration.ts';
import { latticeSteps, signFlipLattice } from './sign-flip-lattice.ts';

/** Sums closer than this share of the largest value are the same sum. Relative to the observed sum it would miss ties at 0. */
const TIE_SHARE = 1e-9;

/** Exact up to this much work, about 0.2 seconds. */
const MAX_LATTICE_STEPS = 100_000_000;

export interface SignFlipOptions {
  /** Random sign vectors where the test is not exact, ≥ 1; 9,999 makes (draws + 1)·α whole. */
  readonly draws: number;
  /** A stream of its own; used only where the test is not exact. */
  readonly rng: Rng;
}

export interface SignFlipResult {
  /** Two-sided p in (0, 1]. */
  readonly p: number;
  /** One-sided p of a mean above 0, in (0, 1]. */
  readonly pGreater: number;
  /** Exact, or the number of random sign vectors. */
  readonly draws: 'exact' | number;
}

/** Values of one size: the sum counts heads. */
function equalSizes({ magnitudes, observed }: FlipSum): FlipTails {
  const trials = magnitudes.length;
  const net = trials === 0 ? 0 : Math.round(observed / (magnitudes[0] as number));
  const heads = (value: number) => Math.max(binomialHalfTail(trials, (trials + value) / 2), Number.MIN_VALUE);
  return { twoSided: net === 0 ? 1 : Math.min(1, 2 * heads(Math.abs(net))), greater: heads(net) };
}

function exactTails(flip: FlipSum, tolerance: number): FlipTails | undefined {
  const { magnitudes } = flip;
  if (magnitudes.at(0) === magnitudes.at(-1)) return equalSizes(flip);
  if (latticeSteps(flip) <= MAX_LATTICE_STEPS) return signFlipLattice(flip);
  if (magnitudes.length <= MAX_ENUMERATED) return signFlipEnumeration(flip, tolerance);
  return undefined;
}

/**
 * Sign-flip permutation test of a mean of 0, over items or clusters: under the null hypothesis every value keeps its size and
 * could as well have had the other sign. Exact for values of one size, for whole numbers (column sums over seeds of binary
 * differences) and for up to 30 non-zero reals; otherwise random signs. Zeros stay in and change nothing. It speaks about the
 * seeds that were run: with seed effects it rejects too often for new ones.
 * @param values one per item or cluster, finite, n ≥ 1; sums or means over seeds give the same p
 * @returns p-values that do not depend on the order of the values, never 0
 * @throws CarryoverError `data-invalid` without values or where one is not finite, `usage` on impossible draws
 * @source Fisher (1935), The Design of Experiments, section 21; Phipson & Smyth (2010), Stat. Appl. Genet. Mol. Biol. 9:39.
 */
export function signFlipTest(values: ArrayLike<number>, { draws, rng }: SignFlipOptions): SignFlipResult {
  requireFinite(values, 'values to flip');
  requireDraws(draws);
  const flip = flipSum(values);
  const tolerance = TIE_SHARE * (flip.magnitudes.at(-1) ?? 0);
  const exact = exactTails(flip, tolerance);
  const tails = exact ?? signFlipDraws(flip, { draws, rng, tolerance });
  return { p: tails.twoSided, pGreater: tails.greater, draws: exact === undefined ? draws : 'exact' };
}
