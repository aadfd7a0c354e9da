import { tQuantileUpper } from '../numeric/special-functions.ts';
import type { MeanSquares } from './layout-squares.ts';

/** What the two-component rule needs of a cell. */
export interface HoweInput {
  /** Of each set of seeds, all ≥ 3; one where the arms share their seeds. */
  readonly blocks: readonly Pick<MeanSquares, 'seeds' | 'msSeeds' | 'msError'>[];
  /** Sample variance of the column means of the contrast, MS_I/S where the arms share their seeds. */
  readonly columnVariance: number;
  readonly items: number;
}

/** The input of arms that share their seeds. */
export const sharedSeeds = (squares: MeanSquares): HoweInput => ({
  blocks: [squares],
  columnVariance: squares.msItems / squares.seeds,
  items: squares.items,
});

/** The two parts of a squared half-width. */
export interface HoweTerms {
  readonly seedTerm: number;
  /** Negative where the item component is estimated so. */
  readonly itemTerm: number;
}

/** Squared t quantiles at one p: what every interval of one size has in common. */
export interface HoweSquares {
  /** t_{S_k−1}(p)² of each set of seeds. */
  readonly seeds: readonly number[];
  /** t_{N−1}(p)². */
  readonly items: number;
}

/** Looked up once for a simulation, instead of once a draw. */
export const howeSquares = (
  { blocks, items }: { readonly blocks: readonly { readonly seeds: number }[]; readonly items: number },
  tail: number,
): HoweSquares => ({
  seeds: blocks.map(({ seeds }) => tQuantileUpper(tail, seeds - 1) ** 2),
  items: tQuantileUpper(tail, items - 1) ** 2,
});

/**
 * Σ t_{S_k−1}(p)²·MS_S,k/(S_k·N) over the sets of seeds, and t_{N−1}(p)²·[var(b̄_i) − Σ MS_E,k/S_k]/N. With one set they are
 * the two terms of the rule below.
 * @param tail p, or its squared quantiles for a cell of this size
 */
export function howeTerms(input: HoweInput, tail: number | HoweSquares): HoweTerms {
  const { blocks, columnVariance, items: N } = input;
  const squares = typeof tail === 'number' ? howeSquares(input, tail) : tail;
  let [seedTerm, itemVariance] = [0, columnVariance];
  for (let k = 0; k < blocks.length; k++) {
    const { seeds: S, msSeeds, msError } = blocks[k] as HoweInput['blocks'][number];
    seedTerm += ((squares.seeds[k] as number) * msSeeds) / (S * N);
    itemVariance -= msError / S;
  }
  return { seedTerm, itemTerm: (squares.items * itemVariance) / N };
}

/**
 * Half-width of the two-component interval for a mean with random seeds and random items (S ≥ 3):
 * hw² = [t_{S−1}(p)²·MS_S + t_{N−1}(p)²·max(0, MS_I−MS_E)] / (S·N); with seeds of its own in each arm, the terms of `howeTerms`.
 * @param tail p, one-sided error, α/(2m), or its squared quantiles for a cell of this size
 * @source Howe (1974), "Approximate confidence limits on the mean of X + Y where X and Y are two tabled independent random
 * variables", JASA 69:789–794; the sum-of-squares rule is the one later called MOVER (Zou & Donner 2008).
 */
export function howeHalfWidth(input: HoweInput, tail: number | HoweSquares): number {
  const { seedTerm, itemTerm } = howeTerms(input, tail);
  return Math.sqrt(seedTerm + Math.max(0, itemTerm));
}

/**
 * Half-width about *these seeds* and new items: t_{N−1}(p)·sqrt(MS_I/(S·N)), the ordinary t interval of the column means.
 * The verdict's own interval with two seeds, and with one seed where outcomes are not binary.
 */
export function theseSeedsHalfWidth({ seeds, items, msItems }: MeanSquares, tail: number): number {
  return tQuantileUpper(tail, items - 1) * Math.sqrt(msItems / (seeds * items));
}
