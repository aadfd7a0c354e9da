import type { Rng } from '../../core/random.ts';
import { binomialHalfTail } from '../numeric/binomial-half-tail.ts';
import { inCommonUnit } from './common-unit.ts';
import { type FlipSum, type FlipTails, flipSum } from './flip-sum.ts';
import { signFlipDraws } from './sign-flip-draws.ts';
import { MAX_ENUMERATED, signFlipEnumeration } from './sign-flip-enumeration.ts';
import { signFlipLattice } from './sign-flip-lattice.ts';

/** Sums closer than this share of the largest value are the same sum. Relative to the observed sum it would miss ties at 0. */
export const TIE_SHARE = 1e-9;

/** Work on the lattice, in nanoseconds or so: where values could be enumerated instead, and where the choice is to draw. */
const FEW_STEPS = 1_000_000;
const MAX_STEPS = 100_000_000;

/** Up to so many signs their 2ⁿ patterns, and every number of them, are whole numbers that a double holds. */
export const MAX_COUNTED = 53;

export interface SignFlipOptions {
  /** Random sign vectors where the test is not exact, ≥ 1; 9,999 makes (draws + 1)·α whole. */
  readonly draws: number;
  /** A stream of its own; used only where the test is not exact. */
  readonly rng: Rng;
}

/** Sign vectors of all 2ⁿ, zeros flipped too: they double every count. */
export interface FlipCounts {
  readonly total: number;
  /** Those whose mean is at least as far from 0 as the observed one; the observed signs are among them. */
  readonly asExtreme: number;
  readonly atLeast: number;
  readonly atMost: number;
}

export interface FlipTest {
  /** Two-sided p in (0, 1]. */
  readonly p: number;
  /** One-sided p of a mean above 0, in (0, 1]. */
  readonly pGreater: number;
  /** One-sided p of a mean below 0, in (0, 1]. */
  readonly pLess: number;
  /** Exact, or the number of random sign vectors. */
  readonly draws: 'exact' | number;
  /** The counts behind exact p-values of up to 53 values or clusters; beyond, or with random signs, there are none. */
  readonly counts: FlipCounts | undefined;
}

/** `trials` values of one size: the sum counts heads. */
function equalSizes(trials: number, net: number): FlipTails {
  if (trials <= MAX_COUNTED) return signFlipLattice({ magnitudes: new Float64Array(trials).fill(1), observed: net });
  const heads = (value: number) => Math.max(binomialHalfTail(trials, (trials + value) / 2), Number.MIN_VALUE);
  return { twoSided: net === 0 ? 1 : Math.min(1, 2 * heads(Math.abs(net))), greater: heads(net), less: heads(-net) };
}

function exactTails(flip: FlipSum, tolerance: number): FlipTails | undefined {
  const { magnitudes, observed } = flip;
  const size = magnitudes.length;
  if (size === 0) return { twoSided: 1, greater: 1, less: 1 };
  const [smallest, largest] = [magnitudes[0] as number, magnitudes[size - 1] as number];
  if ((largest - smallest) * size <= tolerance / 2) return equalSizes(size, Math.round(observed / largest));
  const few = size <= MAX_ENUMERATED;
  const whole = inCommonUnit(flip, { tolerance, maxSteps: few ? FEW_STEPS : MAX_STEPS });
  if (whole !== undefined) return signFlipLattice(whole);
  return few ? signFlipEnumeration(flip, tolerance) : undefined;
}

function countsOf({ twoSided, greater, less }: FlipTails, size: number): FlipCounts | undefined {
  if (size > MAX_COUNTED) return undefined;
  const total = 2 ** size; // a power of two: the products are exact
  return { total, asExtreme: twoSided * total, atLeast: greater * total, atMost: less * total };
}

/**
 * Tests a sum by flipping the signs of its terms, exactly where that is possible in a fraction of a second.
 * @param terms finite, n ≥ 1, neither huge nor tiny; not checked
 * @param largest the size by which ties are judged: the largest of what was added up
 */
export function flipTest(terms: Float64Array, largest: number, { draws, rng }: SignFlipOptions): FlipTest {
  const flip = flipSum(terms);
  const tolerance = TIE_SHARE * largest;
  const exact = exactTails(flip, tolerance);
  const tails = exact ?? signFlipDraws(flip, { draws, rng, tolerance });
  return {
    p: tails.twoSided,
    pGreater: tails.greater,
    pLess: tails.less,
    draws: exact === undefined ? draws : 'exact',
    counts: exact && countsOf(exact, terms.length),
  };
}
