import { accept, type Refusal, refuse } from '../../core/refusal.ts';
import { checkFinite } from '../guard.ts';
import { normalCdf } from '../numeric/special-functions.ts';
import { rankTailSteps, signedRankTails } from './signed-rank-tails.ts';
import { type SignedRanks, signedRanks, type ZeroMethod } from './signed-ranks.ts';

/** Exact up to this much work, about 0.3 seconds: some 900 differences without ties, 700 with them, any number where all tie. */
const MAX_STEPS = 250_000_000;

/** p-values in (0, 1]. */
export interface SidedP {
  readonly p: number;
  /** Against the alternative that differences tend to be above 0. */
  readonly pGreater: number;
  /** Against the alternative that they tend to be below 0. */
  readonly pLess: number;
}

/** Normal approximation with the variance Σ rank²/4, which ties and zeros make smaller. */
export interface NormalRankSum extends SidedP {
  /** (W₊ − W₋)/√Σ rank². */
  readonly z: number;
  /** Two-sided p with the continuity correction of ½. */
  readonly pCorrected: number;
}

export interface Wilcoxon extends SidedP {
  /** What the p-values are: the exact law given the ranks, or its normal approximation where that is out of reach. */
  readonly method: 'exact' | 'normal';
  /** Differences other than 0. */
  readonly nonZero: number;
  /** Rank sum of the positive differences; R calls it V. */
  readonly wPlus: number;
  /** Rank sum of the negative differences. */
  readonly wMinus: number;
  /** The approximation, shown beside exact values too; refused `ZERO_VARIANCE` where every difference is 0. */
  readonly normal: NormalRankSum | Refusal;
}

const neverZero = (p: number): number => Math.max(p, Number.MIN_VALUE);

function normalOf({ doubledPlus, doubledMinus, squares, nonZero }: SignedRanks): NormalRankSum | Refusal {
  if (nonZero === 0) return refuse('ZERO_VARIANCE', 'differences', 'Every difference is 0: there are no ranks to sum.');
  const excess = (doubledPlus - doubledMinus) / 2;
  const spread = Math.sqrt(squares);
  const z = excess / spread;
  return {
    z,
    p: neverZero(2 * normalCdf(-Math.abs(z))),
    pGreater: neverZero(normalCdf(-z)),
    pLess: neverZero(normalCdf(z)),
    // W₊ lies excess/2 from its mean, so the ½ of the correction counts 1 here.
    pCorrected: neverZero(2 * normalCdf(-Math.max(0, Math.abs(excess) - 1) / spread)),
  };
}

function exactOf({ doubled, doubledPlus, doubledMinus, nonZero }: SignedRanks): SidedP | undefined {
  if (nonZero === 0) return { p: 1, pGreater: 1, pLess: 1 };
  const smaller = Math.min(doubledPlus, doubledMinus);
  if (rankTailSteps(doubled, smaller) > MAX_STEPS) return undefined;
  const { beyond, upTo } = signedRankTails(doubled, smaller);
  const [pGreater, pLess] = doubledPlus >= doubledMinus ? [beyond, upTo] : [upTo, beyond];
  return { p: Math.min(1, 2 * beyond), pGreater, pLess };
}

/**
 * Wilcoxon's signed-rank test that paired differences are symmetric about 0, exact given the ranks with ties and zeros; the
 * normal approximation where that would take too long (above some 900 differences without ties, 700 with a few; sizes that
 * all tie are exact in any number). A test of
 * these seeds. For binary outcomes it is a sign test: use McNemar's.
 * @param differences one per item, finite, n ≥ 1; sizes within 1e-12 of the largest one tie, or are 0
 * @param zeros `wilcox` (the default of R and SciPy) or `pratt`
 * @returns all p are 1 where every difference is 0; refused `EMPTY_INPUT`, `NON_FINITE`
 * @source Wilcoxon (1945), Biometrics Bulletin 1:80–83; Pratt (1959), JASA 54:655–667.
 */
export function wilcoxon(differences: ArrayLike<number>, zeros: ZeroMethod = 'wilcox'): Wilcoxon | Refusal {
  const wrong = checkFinite(differences, 'differences');
  if (wrong !== undefined) return wrong;
  const ranks = signedRanks(differences, zeros);
  const exact = exactOf(ranks);
  const normal = normalOf(ranks);
  const common = { nonZero: ranks.nonZero, wPlus: ranks.doubledPlus / 2, wMinus: ranks.doubledMinus / 2, normal };
  if (exact !== undefined) return { method: 'exact', ...exact, ...common };
  const { p, pGreater, pLess } = accept(normal);
  return { method: 'normal', p, pGreater, pLess, ...common };
}
