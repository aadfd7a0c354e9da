import type { Refusal } from '../../core/refusal.ts';
import { refuse } from '../../core/refusal.ts';
import type { PairedMatrix } from '../gain/paired-matrix.ts';
import { checkDraws, checkMatrix } from '../guard.ts';
import { largestMagnitude } from '../numeric/moments.ts';
import type { ReplicateOptions } from './bootstrap-ratio.ts';
import { checkSize } from './check-size.ts';
import { collectRatios, type RatioReplicates } from './collect-ratios.ts';
import { alignedPatterns } from './column-patterns.ts';
import { crossedSums } from './crossed-sums.ts';

/** One ratio of sums over the same seeds and items, such as PGR: candidate − weak over ceiling − weak. */
export interface CrossedRatio {
  /** Seeds × items, such as candidate − baseline for a difference of two PGRs. */
  readonly numerators: PairedMatrix;
  /** Of the same seeds and items, such as ceiling − weak; all 1 for a mean. */
  readonly denominators: PairedMatrix;
}

/** @returns a refusal: EMPTY_INPUT, LENGTH_MISMATCH, NON_FINITE, OUT_OF_RANGE */
export function checkRatios(ratios: readonly CrossedRatio[]): Refusal | undefined {
  const [first] = ratios;
  if (first === undefined) return refuse('EMPTY_INPUT', 'ratios', 'No ratios: expected at least one.');
  const { seeds, items } = first.numerators;
  const isShape = Number.isSafeInteger(seeds) && Number.isSafeInteger(items) && seeds > 0 && items > 0;
  for (const ratio of ratios) {
    for (const part of ['numerators', 'denominators'] as const) {
      const matrix = ratio[part];
      const isLike = matrix.seeds === seeds && matrix.items === items && matrix.values.length === seeds * items;
      const wrong = checkSize(matrix.values, part);
      if (isShape && isLike && wrong === undefined) continue;
      const found = `${matrix.seeds} × ${matrix.items} beside ${seeds} × ${items}`;
      const reason = `${found} seeds × items: expected the same ones everywhere.`;
      return checkMatrix(matrix, part) ?? wrong ?? refuse('LENGTH_MISMATCH', part, reason);
    }
  }
  return undefined;
}

/**
 * Replicates of ratios under the crossed (pigeonhole) bootstrap: seeds and items are drawn independently with replacement, S of S
 * and N of N, jointly for all arms, and the same ones for all ratios: the replicates of each have the law that they have alone,
 * and those of several ratios belong together, as a maximum over them needs. Give the cells of one domain together, and each
 * domain a stream of its own. With one seed only items are drawn, and the statement is about this seed. The numbers depend on
 * the stream and on all the ratios, not on the order of seeds or items.
 * @param ratios of the same seeds and items, in the same order; finite, S ≥ 1, N ≥ 1
 * @returns by ratio, in the order given; or a refusal: EMPTY_INPUT, LENGTH_MISMATCH, NON_FINITE, OUT_OF_RANGE (replicates,
 * sizes)
 * @source Owen (2007), "The pigeonhole bootstrap", Annals of Applied Statistics 1:386–411; a ratio of sums as in Efron &
 * Tibshirani (1993), An Introduction to the Bootstrap, ch. 6
 */
export function crossedBootstrapRatios(
  ratios: readonly CrossedRatio[],
  { replicates, rng }: ReplicateOptions,
): readonly RatioReplicates[] | Refusal {
  const wrong = checkDraws(replicates, 'replicates') ?? checkRatios(ratios);
  if (wrong !== undefined) return wrong;
  const matrices = ratios.flatMap(({ numerators, denominators }) => [numerators, denominators]);
  const { seeds, items } = matrices[0] as PairedMatrix;
  const totals = crossedSums(alignedPatterns(matrices, [seeds]), replicates, rng);
  return ratios.map(({ denominators }, at) => {
    const [tops, bottoms] = [totals[2 * at], totals[2 * at + 1]] as [Float64Array, Float64Array];
    return collectRatios(tops, bottoms, seeds * items * largestMagnitude(denominators.values));
  });
}
