import { denseRanks } from './dense-ranks.ts';

/** What can be drawn: one entry per item or cluster, what it adds to a numerator and to a denominator. */
export interface ResampleUnits {
  readonly tops: Float64Array;
  readonly bottoms: Float64Array;
  /** How many units are like each entry; one unless given. */
  readonly counts?: Int32Array | undefined;
}

/** The distinct pairs in ascending order, and how many units show each. */
export interface UnitPatterns extends ResampleUnits {
  readonly counts: Int32Array;
}

/** Collects equal units; the same for any order of the units. */
export function unitPatterns({ tops, bottoms, counts: units }: ResampleUnits): UnitPatterns {
  const [ofTop, ofBottom] = [denseRanks(tops), denseRanks(bottoms)];
  const width = ofBottom.distinct.length;
  const keys = Float64Array.from(ofTop.ranks, (rank, at) => rank * width + (ofBottom.ranks[at] as number));
  const { ranks, distinct } = denseRanks(keys);
  const counts = new Int32Array(distinct.length);
  for (let at = 0; at < ranks.length; at++) {
    const rank = ranks[at] as number;
    counts[rank] = (counts[rank] as number) + (units?.[at] ?? 1);
  }
  return {
    tops: distinct.map(key => ofTop.distinct[Math.floor(key / width)] as number),
    bottoms: distinct.map(key => ofBottom.distinct[key % width] as number),
    counts,
  };
}
