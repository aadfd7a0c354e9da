import { type Refusal, refuse } from '../../core/refusal.ts';
import { checkRange, checkSameLength } from '../guard.ts';
import { normalCdf, normalSf } from '../numeric/special-functions.ts';
import { gaussLegendre } from './gauss-legendre.ts';

export interface WinnerBias {
  /** Probability that each method has the largest estimate. */
  readonly probabilities: readonly number[];
  /** E[estimate − mean | it wins] of each; refused for one that wins with probability below 1e-12. */
  readonly biasIfWinner: readonly (number | Refusal)[];
  /** E[estimate − mean] of whichever method wins. */
  readonly expectedBias: number;
  /** E[largest estimate]. */
  readonly expectedMaximum: number;
}

/** Beyond 12 standard deviations a normal variable has a probability of 2e-33. */
const REACH = 12;
const SMALLEST_PROBABILITY = 1e-12;
/** Sizes between which densities and their products stay inside the range of a double. */
const SIZES = [1e-100, 1e100] as const;

const RULE = gaussLegendre(16);
/** Length of a panel in the smallest standard deviation that matters there. */
const PANEL = 0.5;

/** Methods that can win, by position, with means relative to that of the narrowest of them. */
interface Field {
  readonly members: readonly number[];
  readonly centres: Float64Array;
  readonly sds: Float64Array;
  readonly start: number;
  readonly end: number;
}

/** Below the largest lower end somebody has almost surely a larger estimate, so that the integrals begin there. */
function fieldOf(means: ArrayLike<number>, sds: ArrayLike<number>): Field {
  const count = means.length;
  const sd = (k: number): number => sds[k] as number;
  let start = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < count; k++) start = Math.max(start, (means[k] as number) - REACH * sd(k));
  const members: number[] = [];
  for (let k = 0; k < count; k++) if ((means[k] as number) + REACH * sd(k) >= start) members.push(k);
  const narrowest = members.reduce((best, k) => (sd(k) < sd(best) ? k : best));
  const origin = means[narrowest] as number;
  const field = {
    members,
    centres: Float64Array.from(members, k => (means[k] as number) - origin),
    sds: Float64Array.from(members, sd),
  };
  let relativeStart = Number.NEGATIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  field.centres.forEach((centre, at) => {
    relativeStart = Math.max(relativeStart, centre - REACH * (field.sds[at] as number));
    end = Math.max(end, centre + REACH * (field.sds[at] as number));
  });
  return { ...field, start: relativeStart, end };
}

/** Smallest standard deviation of the members whose distribution does not end below x. */
function scaleAt({ centres, sds }: Field, x: number): number {
  let scale = Number.POSITIVE_INFINITY;
  centres.forEach((centre, at) => {
    const sd = sds[at] as number;
    if (sd < scale && centre + REACH * sd > x) scale = sd;
  });
  return scale;
}

interface Moments {
  /** ∫ f_k·Π_{j≠k}Φ_j: the probability that k wins. */
  readonly wins: Float64Array;
  /** σ_k²·∫ f_k·Σ_{j≠k} f_j·Π_{l≠j,k}Φ_l: E[(X_k − μ_k); k wins], by parts, so that nothing cancels. */
  readonly excess: Float64Array;
}

/** Adds the integrands at x, times `weight`. */
function addPoint({ centres, sds }: Field, { wins, excess }: Moments, [x, weight]: readonly [number, number]): void {
  const hazards = new Float64Array(centres.length); // f_k/Φ_k
  let logCdf = 0;
  let hazard = 0;
  for (let k = 0; k < centres.length; k++) {
    const sd = sds[k] as number;
    const z = (x - (centres[k] as number)) / sd;
    if (z > REACH) continue;
    const below = normalCdf(z);
    logCdf += z > 0 ? Math.log1p(-normalSf(z)) : Math.log(below);
    const own = Math.exp((-z * z) / 2) / (Math.sqrt(2 * Math.PI) * sd * below);
    hazards[k] = own;
    hazard += own;
  }
  const mass = weight * Math.exp(logCdf);
  for (let k = 0; k < centres.length; k++) {
    const own = hazards[k] as number;
    wins[k] = (wins[k] as number) + mass * own;
    excess[k] = (excess[k] as number) + mass * own * (hazard - own) * (sds[k] as number) ** 2;
  }
}

function integrate(field: Field): Moments {
  const size = field.members.length;
  const moments: Moments = { wins: new Float64Array(size), excess: new Float64Array(size) };
  for (let x = field.start; x < field.end; ) {
    const half = (PANEL * scaleAt(field, x)) / 2;
    RULE.nodes.forEach((node, at) => {
      addPoint(field, moments, [x + half * (1 + node), half * (RULE.weights[at] as number)]);
    });
    x += 2 * half;
  }
  return moments;
}

const rareWinner = (k: number): Refusal =>
  refuse('DEGENERATE_SELECTION', 'means', `Method ${k} wins with a probability below ${SMALLEST_PROBABILITY}.`);

function checkSds(sds: ArrayLike<number>): Refusal | undefined {
  for (let k = 0; k < sds.length; k++) {
    if (sds[k] === 0) return refuse('ZERO_VARIANCE', 'sds', `Standard deviation ${k} is 0: expected a number above 0.`);
  }
  return checkRange(sds, SIZES, 'sds');
}

/**
 * The winner's curse of independent normal estimates: who wins how often, and by how much the winner is overestimated.
 * By Gauss–Legendre quadrature on panels of half the smallest standard deviation in play, to about 1e-13 of one.
 * @param means true means μ_k, K ≥ 1, |μ_k| ≤ 1e100
 * @param sds standard deviations σ_k of the estimates, 1e-100 to 1e100, in the same unit
 * @returns refused: LENGTH_MISMATCH, EMPTY_INPUT, NON_FINITE, ZERO_VARIANCE, OUT_OF_RANGE
 * @source derived here: P(k wins) = ∫ f_k·Π_{j≠k}Φ_j, and σ²f' = −(x − μ)f integrated by parts.
 */
export function winnerBias(means: ArrayLike<number>, sds: ArrayLike<number>): WinnerBias | Refusal {
  const wrong = checkSameLength({ means, sds }) ?? checkSds(sds) ?? checkRange(means, [-SIZES[1], SIZES[1]], 'means');
  if (wrong !== undefined) return wrong;
  const field = fieldOf(means, sds);
  const { wins, excess } = integrate(field);
  const probabilities = new Array<number>(means.length).fill(0);
  const biasIfWinner: (number | Refusal)[] = Array.from({ length: means.length }, (_, k) => rareWinner(k));
  let expectedBias = 0;
  let expectedMaximum = 0;
  field.members.forEach((k, at) => {
    const win = wins[at] as number;
    probabilities[k] = Math.min(win, 1);
    if (win >= SMALLEST_PROBABILITY) biasIfWinner[k] = (excess[at] as number) / win;
    expectedBias += excess[at] as number;
    expectedMaximum += win * (means[k] as number);
  });
  return { probabilities, biasIfWinner, expectedBias, expectedMaximum: expectedMaximum + expectedBias };
}
