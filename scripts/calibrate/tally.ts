import type { Limits } from '../../src/stats/limits.ts';

/** How an interval fared over the runs of a design. */
export interface IntervalTally {
  readonly intervals: number;
  readonly refused: number;
  /** Intervals that hold the truth; that lie above it; that lie below it. */
  readonly covered: number;
  readonly above: number;
  readonly below: number;
  /** Sum of widths over the oracle's, which knows the variance. */
  readonly relativeWidth: number;
}

/** Counts what an interval does; a refused one is no interval. */
export class Tally {
  private readonly counts = { intervals: 0, refused: 0, covered: 0, above: 0, below: 0, relativeWidth: 0 };
  private readonly oracleWidth: number;

  constructor(oracleWidth: number) {
    this.oracleWidth = oracleWidth;
  }

  add(limits: Limits | undefined, truth: number): void {
    const { counts } = this;
    if (limits === undefined) {
      counts.refused++;
      return;
    }
    counts.intervals++;
    counts.relativeWidth += (limits.high - limits.low) / this.oracleWidth;
    if (limits.low > truth) counts.above++;
    else if (limits.high < truth) counts.below++;
    else counts.covered++;
  }

  result(): IntervalTally {
    return { ...this.counts };
  }
}
