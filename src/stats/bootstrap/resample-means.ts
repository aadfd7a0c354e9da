import type { Rng } from '../../core/random.ts';
import { patternDraws } from './pattern-draws.ts';
import { type ResampleUnits, unitPatterns } from './unit-patterns.ts';

/** Sums this small, as a share of the largest possible one, are float noise around 0. */
const NOISE = 1e-12;

/**
 * Draws resamples of units, as many as there are with replacement.
 * @returns a function that gives the mean numerator and the mean denominator of a fresh resample
 */
export function resampleMeans(units: ResampleUnits, rng: Rng): () => readonly [top: number, bottom: number] {
  const { tops, bottoms, counts } = unitPatterns(units);
  const draw = patternDraws(counts, rng);
  const size = units.tops.length;
  return () => {
    const drawn = draw();
    let [top, bottom] = [0, 0];
    for (let k = 0; k < drawn.length; k++) {
      const count = drawn[k] as number;
      if (count === 0) continue;
      top += count * (tops[k] as number);
      bottom += count * (bottoms[k] as number);
    }
    return [top / size, bottom / size];
  };
}

/** Replicates of a ratio. */
export interface RatioReplicates {
  /** Where the ratio exists, in the order drawn. */
  readonly replicates: Float64Array;
  /** Number of resamples whose denominator is 0: the ratio does not exist in them. */
  readonly undefinedDraws: number;
}

/** Ratios of `draws` pairs of means; a denominator of at most 1e-12 of `scale` is 0. */
export function collectRatios(draws: number, scale: number, next: () => readonly [number, number]): RatioReplicates {
  const found = new Float64Array(draws);
  let size = 0;
  for (let replicate = 0; replicate < draws; replicate++) {
    const [top, bottom] = next();
    if (Math.abs(bottom) > NOISE * scale) found[size++] = top / bottom;
  }
  return { replicates: found.slice(0, size), undefinedDraws: draws - size };
}
