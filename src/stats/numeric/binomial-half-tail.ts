import { deviance } from './saddle-point.ts';
import { normalSf } from './special-functions.ts';

/** Above this many trials the sum takes too long, and the closed forms are good to eleven digits. */
const MOST_SUMMED = 1e8;
/** Standard deviations from the mean up to which Edgeworth's form is the better one. */
const NEAR = 4;
/** Smaller weights lose digits, and multiplied by a ratio near 1 the smallest double would never become 0. */
const SMALLEST = 1e-307;
/** Terms this small a share of a sum no longer change it. */
const LAST_TERM = 1e-18;

/**
 * P(X ≥ k) for X ~ Bin(trials, ½), up to rounding: terms relative to the largest one, so nothing overflows and only terms below
 * 1e-307 of it are lost. The law is symmetric, so its upper half is enough: √trials terms, and as many as k is away. Beyond a
 * hundred million trials in closed form, good to 1e-11 of its value.
 * @param trials ≥ 1, exact in a double
 * @param k whole; ≤ 0 gives 1, > trials gives 0
 */
export function binomialHalfTail(trials: number, k: number): number {
  if (k <= 0) return 1;
  if (k > trials) return 0;
  const upper = trials <= MOST_SUMMED ? summedTail : upperTail;
  return 2 * k > trials ? upper(trials, k) : 1 - upper(trials, trials - k + 1);
}

/** P(X ≥ k) for 2k > trials, term by term from the middle on. */
function summedTail(trials: number, k: number): number {
  let [half, tail] = [0, 0];
  for (let successes = Math.ceil(trials / 2), weight = 1; weight > Math.max(SMALLEST, LAST_TERM * tail); successes++) {
    half += weight;
    if (successes >= k) tail += weight;
    weight *= (trials - successes) / (successes + 1);
  }
  return tail / (trials % 2 === 0 ? 2 * half - 1 : 2 * half); // one term stands in the middle, or none does
}

const density = (square: number): number => Math.exp(-square / 2) / Math.sqrt(2 * Math.PI);

/**
 * P(X ≥ k) for 2k > trials, many of them. Near the mean by Edgeworth's series with the correction of half a step to the integral;
 * farther out by the saddle-point form for a lattice.
 * @source Edgeworth terms of the fourth cumulant, −trials/8, derived here with Euler and Maclaurin's f′/24; Lugannani & Rice (1980),
 * Adv. Appl. Prob. 12:475–490, for lattices in the form of Daniels (1987), Int. Stat. Rev. 55:37–48.
 */
function upperTail(trials: number, k: number): number {
  const x = (2 * k - 1 - trials) / Math.sqrt(trials);
  if (x <= NEAR) return normalSf(x) - (density(x * x) * (x ** 3 - x)) / (12 * trials);
  const others = trials - k;
  const square = 2 * (deviance(k, trials / 2) + deviance(others, trials / 2));
  const phi = density(square);
  if (phi === 0) return 0;
  return (
    normalSf(Math.sqrt(square)) +
    phi * (1 / ((1 - others / k) * Math.sqrt(k * (others / trials))) - 1 / Math.sqrt(square))
  );
}
