import { isRefused, type Refusal } from '../../core/refusal.ts';
import { type Effects, readSeveralEffects } from './effects.ts';
import { weightedMoments } from './weighted-moments.ts';

/**
 * Steps of the search, on the scale log(1 + τ²/v_min). Every term of the score is a sigmoid of width about 1 there, so two
 * maxima closer than a step have next to the same likelihood.
 */
const STEP = 0.05;

/** Twice the derivative of the restricted log-likelihood: y'P²y − tr P. */
function score(effects: Effects, tau2: number): number {
  const { slope, trace } = weightedMoments(effects, tau2);
  return slope - trace;
}

/** Twice the restricted log-likelihood, up to a constant. */
function likelihood(effects: Effects, tau2: number): number {
  const { weight, q } = weightedMoments(effects, tau2);
  let logs = 0;
  for (const variance of effects.variances) logs += Math.log(variance + tau2);
  return -logs - Math.log(weight) - q;
}

/**
 * A τ² above which the likelihood falls. All weights are below 1/τ², so that y'P²y < Q/τ² < SS/τ⁴ with SS the sum of squares
 * around the plain mean; and tr P ≥ (k − 1)/(v_max + τ²), P having k − 1 eigenvalues of at least 1/(v_max + τ²). The score is
 * thus negative from τ⁴ = s²(v_max + τ²) on, s² = SS/(k − 1) (derived here).
 */
function upperBound({ shifted, variances }: Effects): number {
  let mean = 0;
  for (const effect of shifted) mean += effect / shifted.length;
  let squares = 0;
  let largest = 0;
  shifted.forEach((effect, at) => {
    squares += (effect - mean) ** 2;
    largest = Math.max(largest, variances[at] as number);
  });
  const spread = squares / (shifted.length - 1);
  return (spread + Math.sqrt(spread * (spread + 4 * largest))) / 2;
}

/** The τ² between two at which the score turns negative, by bisection down to rounding. */
function bisect(effects: Effects, [from, to]: readonly [number, number]): number {
  let [low, high] = [from, to];
  const rounding = Number.EPSILON * (effects.variances[effects.sharpest] as number);
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high || high - low <= rounding / 4) return middle;
    if (score(effects, middle) > 0) low = middle;
    else high = middle;
  }
}

/** All local maxima of the restricted likelihood. */
function localMaxima(effects: Effects): number[] {
  const unit = effects.variances[effects.sharpest] as number;
  const steps = Math.ceil(Math.log1p(upperBound(effects) / unit) / STEP) + 1; // past any rounding of the bound
  const maxima: number[] = [];
  let low = 0;
  let rising = score(effects, 0) > 0;
  if (!rising) maxima.push(0);
  for (let step = 1; step <= steps; step++) {
    const high = unit * Math.expm1(step * STEP);
    const stillRising = score(effects, high) > 0;
    if (rising && !stillRising) maxima.push(bisect(effects, [low, high]));
    rising = stillRising;
    low = high;
  }
  return maxima;
}

/** `reml` of effects already read. */
export function tau2ByLikelihood(effects: Effects): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (const tau2 of localMaxima(effects)) {
    const found = likelihood(effects, tau2);
    if (found <= most) continue;
    most = found;
    best = tau2;
  }
  return best;
}

/**
 * τ² by restricted maximum likelihood. The likelihood can have several maxima, one of them at 0: all are found by a search
 * over the whole range in which they can lie, refined down to rounding, and compared; the smallest of equals is taken.
 * @param effects y_i, k ≥ 2
 * @param variances v_i > 0, known sampling variances
 * @returns variance between effects ≥ 0, in the effects' units squared; refused: TOO_FEW_OBSERVATIONS below two effects, and
 * as `readEffects` says
 * @source Viechtbauer (2005), Journal of Educational and Behavioral Statistics 30:261–293.
 */
export function reml(effects: ArrayLike<number>, variances: ArrayLike<number>): number | Refusal {
  const read = readSeveralEffects(effects, variances);
  return isRefused(read) ? read : tau2ByLikelihood(read);
}
