/** Sums this small, as a share of the largest possible one, are float noise around 0. */
const NOISE = 1e-12;

/** Replicates of a ratio. */
export interface RatioReplicates {
  /** Where the ratio exists, in the order drawn. */
  readonly replicates: Float64Array;
  /** Number of resamples whose denominator is 0: the ratio does not exist in them. */
  readonly undefinedDraws: number;
  /** Which ones these are, ascending; without them the others of several ratios stand beside each other again. */
  readonly undefinedAt: readonly number[];
  /** Number of resamples whose denominator is below 0: their ratio is among the replicates, but it is no share of a gap. */
  readonly reversedDraws: number;
}

/**
 * Ratios of the numerators and denominators of resamples, written over the numerators.
 * @param scale largest size that a denominator can have; 1e-12 of it and less is 0
 */
export function collectRatios(tops: Float64Array, bottoms: Float64Array, scale: number): RatioReplicates {
  const undefinedAt: number[] = [];
  let size = 0;
  let reversedDraws = 0;
  for (let replicate = 0; replicate < tops.length; replicate++) {
    const bottom = bottoms[replicate] as number;
    if (Math.abs(bottom) <= NOISE * scale) {
      undefinedAt.push(replicate);
      continue;
    }
    tops[size++] = (tops[replicate] as number) / bottom;
    if (bottom < 0) reversedDraws++;
  }
  return { replicates: tops.subarray(0, size), undefinedDraws: undefinedAt.length, undefinedAt, reversedDraws };
}
