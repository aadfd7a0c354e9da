import type { ScorePatterns } from './score-patterns.ts';
import { tieWidth, winners } from './winners.ts';

/** What a bootstrap of the whole selection says. Means are in the unit of the scores. */
export interface SelectionBootstrap {
  /** Mean score of each method over the items. */
  readonly means: readonly number[];
  /** Positions of the methods with the largest mean; more than one in a tie. */
  readonly winners: readonly number[];
  /** Largest mean, as observed. */
  readonly naive: number;
  /** E*[θ*_k* − θ̂_k*], k* the winner of a resample: what the selected method owes to chance. Ties count in equal parts. */
  readonly bias: number;
  /** naive − bias. */
  readonly corrected: number;
  /** Monte-Carlo standard error of `bias`; 0 if the bootstrap was enumerated. */
  readonly biasError: number;
  /** Share of resamples in which each method wins, ties in equal parts. */
  readonly probabilities: readonly number[];
  /** E*[max θ*], and what it exceeds `naive` by: never more than `bias`, and not the bias of the selected method. */
  readonly expectedMaximum: number;
  readonly biasOfMaximum: number;
  /** The same where a search takes the first of tied methods: depends on their order. */
  readonly firstOfTied: { readonly bias: number; readonly corrected: number };
  /** Resamples drawn; `exact` if all were enumerated. */
  readonly replicates: number | 'exact';
}

/** Collects resamples, each with a weight, and gives their summary. */
export class SelectionTally {
  private readonly means: Float64Array;
  private readonly tie: number;
  private readonly wins: Float64Array;
  private total = 0;
  private maximum = 0;
  private bias = 0;
  private biasSquares = 0;
  private firstBias = 0;

  constructor({ methods, patterns, sums, sizes, counts, scale }: ScorePatterns) {
    let items = 0;
    for (let p = 0; p < patterns; p++) items += (sizes[p] as number) * (counts[p] as number);
    this.means = new Float64Array(methods);
    for (let k = 0; k < methods; k++) {
      let sum = 0;
      for (let p = 0; p < patterns; p++) sum += (sums[k * patterns + p] as number) * (counts[p] as number);
      this.means[k] = sum / items;
    }
    this.wins = new Float64Array(methods);
    this.tie = tieWidth(scale);
  }

  /**
   * Adds a resample.
   * @param sums of each method over the items drawn
   * @param items drawn
   */
  add(sums: Float64Array, items: number, weight: number): void {
    let largest = Number.NEGATIVE_INFINITY;
    for (const sum of sums) if (sum > largest) largest = sum;
    const edge = largest - this.tie * items;
    let first = -1;
    let tied = 0;
    let meanOfTied = 0;
    for (let k = 0; k < sums.length; k++) {
      if ((sums[k] as number) < edge) continue;
      if (first < 0) first = k;
      tied++;
      meanOfTied += this.means[k] as number;
    }
    const share = weight / tied;
    for (let k = first; k < sums.length; k++) {
      if ((sums[k] as number) >= edge) this.wins[k] = (this.wins[k] as number) + share;
    }
    const maximum = largest / items;
    const bias = maximum - meanOfTied / tied;
    this.total += weight;
    this.maximum += weight * maximum;
    this.bias += weight * bias;
    this.biasSquares += weight * bias * bias;
    this.firstBias += weight * (maximum - (this.means[first] as number));
  }

  /** @param replicates as in `SelectionBootstrap` */
  summary(replicates: number | 'exact'): SelectionBootstrap {
    const { total, means } = this;
    const best = winners(means, this.tie);
    const naive = means[best[0] as number] as number;
    const bias = this.bias / total;
    const spread = Math.max(0, this.biasSquares / total - bias * bias);
    const firstBias = this.firstBias / total;
    const expectedMaximum = this.maximum / total;
    return {
      means: Array.from(means),
      winners: best,
      naive,
      bias,
      corrected: naive - bias,
      biasError: replicates === 'exact' ? 0 : Math.sqrt(spread / replicates),
      probabilities: Array.from(this.wins, wins => wins / total),
      expectedMaximum,
      biasOfMaximum: expectedMaximum - naive,
      firstOfTied: { bias: firstBias, corrected: naive - firstBias },
      replicates,
    };
  }
}
