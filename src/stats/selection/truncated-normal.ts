import { type TiltedIntegral, tiltedIntegral } from './tilted-integral.ts';

/** How far below and above the observed value, in standard deviations, the truncation lies; > 0, Infinity if there is none. */
export interface Room {
  readonly below: number;
  readonly above: number;
}

/** Means further away than this many standard deviations are not looked for. */
const FURTHEST = 1e100;

/** The root of an increasing function on the whole line by doubling and bisection; undefined if it is beyond FURTHEST. */
function solveIncreasing(excess: (x: number) => number): number | undefined {
  const sign = excess(0) < 0 ? 1 : -1;
  let near = 0;
  let far = sign;
  while (sign * excess(far) < 0) {
    if (Math.abs(far) > FURTHEST) return undefined;
    near = far;
    far *= 2;
  }
  for (;;) {
    const middle = near + (far - near) / 2;
    if (Math.abs(far - near) <= Number.EPSILON * (Math.abs(middle) + 1 / 16) || middle === near || middle === far) {
      return middle;
    }
    if (sign * excess(middle) < 0) near = middle;
    else far = middle;
  }
}

/** The integrals of the density above and below the observed value, both in units of the density there. */
const sides = (mean: number, { below, above }: Room): readonly [TiltedIntegral, TiltedIntegral] => [
  tiltedIntegral(-mean, above),
  tiltedIntegral(mean, below),
];

/**
 * The mean of a truncated normal variable Y, sd 1, under which the odds of Y ≥ observed are e^`logOdds`, relative to the
 * observed value. The log odds are increasing in the mean and nearly linear far out.
 * @returns undefined if the mean is more than 1e100 standard deviations away
 */
export function meanAtLogOdds(logOdds: number, room: Room): number | undefined {
  return solveIncreasing(mean => {
    const [above, below] = sides(mean, room);
    return above.log - below.log - logOdds;
  });
}

/** The maximum-likelihood mean of a truncated normal variable with sd 1, relative to the observed value: E[Y] = observed. */
export function likeliestMean(room: Room): number | undefined {
  return solveIncreasing(mean => {
    const [above, below] = sides(mean, room);
    return above.log + Math.log(above.mean) - below.log - Math.log(below.mean);
  });
}
