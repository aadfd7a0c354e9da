import type { Rng } from '../../core/random.ts';
import { BINOMIAL_COST, drawBinomial } from '../random/draw-binomial.ts';

/** Measured nanoseconds of one drawn unit. */
const UNIT_COST = 7;

/** The pattern that each unit shows, units of one pattern side by side. */
function patternOfUnits(counts: Int32Array, units: number): Int32Array {
  const patterns = new Int32Array(units);
  let at = 0;
  for (let p = 0; p < counts.length; p++) {
    patterns.fill(p, at, at + (counts[p] as number));
    at += counts[p] as number;
  }
  return patterns;
}

/**
 * Draws as many units as there are, with replacement, and counts how often each pattern was drawn: multinomial counts, by
 * conditional binomials where patterns are few, unit by unit where that is faster.
 * @param counts units that show each pattern, at least one unit in all
 * @returns the counts of one resample, valid until the next call
 */
export function patternDraws(counts: Int32Array, rng: Rng): () => Int32Array {
  const units = counts.reduce((sum, count) => sum + count, 0);
  const drawn = new Int32Array(counts.length);
  if (units === 1) return () => counts;
  if (counts.length * BINOMIAL_COST < units * UNIT_COST) {
    return () => {
      let left = units;
      let pool = units;
      for (let p = 0; p < counts.length; p++) {
        const count = counts[p] as number;
        drawn[p] = count === pool ? left : drawBinomial(rng, left, count / pool);
        left -= drawn[p] as number;
        pool -= count;
      }
      return drawn;
    };
  }
  const patterns = patternOfUnits(counts, units);
  return () => {
    drawn.fill(0);
    for (let draw = 0; draw < units; draw++) {
      const pattern = patterns[rng.below(units)] as number;
      drawn[pattern] = (drawn[pattern] as number) + 1;
    }
    return drawn;
  };
}
