import type { Rng } from '../../core/random.ts';
import { patternDraws } from './pattern-draws.ts';
import { type ResampleUnits, unitPatterns } from './unit-patterns.ts';

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
