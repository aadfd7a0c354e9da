/** What a sign-flip test of a sum depends on. */
export interface FlipSum {
  /** |value| of the values other than 0, ascending; zeros change no probability. */
  readonly magnitudes: Float64Array;
  /** The sum as observed. */
  readonly observed: number;
}

/** Probability under random signs of a sum at least as extreme as the observed one, in (0, 1]. */
export interface FlipTails {
  readonly twoSided: number;
  readonly greater: number;
  readonly less: number;
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** Reduces values to their flip sum; the same to the bit for any order of them. */
export function flipSum(values: ArrayLike<number>): FlipSum {
  const all = Float64Array.from(values);
  const gains = all.filter(value => value > 0).sort();
  const losses = all
    .filter(value => value < 0)
    .map(Math.abs)
    .sort();
  const magnitudes = new Float64Array(gains.length + losses.length);
  magnitudes.set(gains);
  magnitudes.set(losses, gains.length);
  return { magnitudes: magnitudes.sort(), observed: sum(gains) - sum(losses) };
}
