import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import { checkScores } from './check-scores.ts';
import { tieWidth, winners } from './winners.ts';

/** Which of tied methods a half selects: all of them in equal parts, or the first in order. */
export type TieRule = 'averaged' | 'first';

/** A selection on one half and what the other half says of it. */
export interface HeldOut {
  /** Positions of the selected methods; more than one in a tie that is averaged. */
  readonly winners: readonly number[];
  /** Mean of the selected methods on the other half. */
  readonly estimate: number;
}

export interface SplitSample {
  /** Selected on half 0, estimated on half 1. */
  readonly first: HeldOut;
  /** Selected on half 1, estimated on half 0. */
  readonly second: HeldOut;
  /** Average of both estimates. */
  readonly crossFit: number;
  /** Largest mean over all items, which the search would have reported. */
  readonly naive: number;
}

/** Sums and sizes of the halves 0 and 1. */
interface Halves {
  readonly sums: readonly [Float64Array, Float64Array];
  readonly sizes: readonly [number, number];
  readonly scale: number;
}

function sumHalves(scores: readonly ArrayLike<number>[], half: ArrayLike<number>): Halves | Refusal {
  const items = half.length;
  const sums = [new Float64Array(scores.length), new Float64Array(scores.length)] as const;
  let second = 0;
  for (let item = 0; item < items; item++) {
    const side = half[item];
    if (side !== 0 && side !== 1) {
      return refuse('NOT_BINARY', 'half', `Item ${item} is in half ${side}: expected 0 or 1.`);
    }
    second += side;
  }
  if (second === 0 || second === items) {
    return refuse('TOO_FEW_OBSERVATIONS', 'half', 'One half has no items: expected at least one in each.');
  }
  let scale = 0;
  for (const [k, row] of scores.entries()) {
    for (let item = 0; item < items; item++) {
      const sum = sums[half[item] as 0 | 1];
      sum[k] = (sum[k] as number) + (row[item] as number);
      scale = Math.max(scale, Math.abs(row[item] as number));
    }
  }
  return { sums, sizes: [items - second, second], scale };
}

/**
 * Selects on one half of the items and estimates on the other, both ways round. Each estimate is unbiased for the mean of the
 * method that its own half selected, without any assumption but that items (or clusters, if the halves keep them whole) are
 * independent. The two halves may select different methods: the cross-fit average is then about the way of selecting.
 * @param scores one list per method over the same n ≥ 2 items
 * @param half 0 or 1 for each item, drawn before the scores were seen (`drawHalves`)
 * @param ties averaged (default): no result depends on the order of methods
 * @returns refused: EMPTY_INPUT, LENGTH_MISMATCH, NON_FINITE, OUT_OF_RANGE above 1e100, TOO_FEW_OBSERVATIONS for an empty half,
 * NOT_BINARY for a half that is neither 0 nor 1
 * @source Cox (1975), Biometrika 62:441–444, on data splitting.
 */
export function splitSample(
  scores: readonly ArrayLike<number>[],
  half: ArrayLike<number>,
  ties: TieRule = 'averaged',
): SplitSample | Refusal {
  const wrong = checkScores(scores);
  if (wrong !== undefined) return wrong;
  const items = (scores[0] as ArrayLike<number>).length;
  if (half.length !== items) {
    return refuse('LENGTH_MISMATCH', 'half', `${half.length} halves for ${items} items: expected one for each.`);
  }
  const found = sumHalves(scores, half);
  if (isRefused(found)) return found;
  const { sums, sizes, scale } = found;
  const tie = tieWidth(scale);
  const select = (on: 0 | 1): HeldOut => {
    const other = on === 0 ? 1 : 0;
    const best = winners(sums[on], tie * sizes[on]);
    const chosen = ties === 'first' ? best.slice(0, 1) : best;
    const total = chosen.reduce((sum, k) => sum + (sums[other][k] as number), 0);
    return { winners: chosen, estimate: total / sizes[other] / chosen.length };
  };
  const first = select(0);
  const second = select(1);
  let naive = Number.NEGATIVE_INFINITY;
  sums[0].forEach((sum, k) => {
    naive = Math.max(naive, (sum + (sums[1][k] as number)) / items);
  });
  return { first, second, crossFit: (first.estimate + second.estimate) / 2, naive };
}
