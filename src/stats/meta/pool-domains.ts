import { isRefused, type Refusal, refuse } from '../../core/refusal.ts';
import type { Limits } from '../limits.ts';
import { checkLevel } from './check-level.ts';
import { type Effects, readEffects } from './effects.ts';
import { type MetaAnalysis, metaAnalysis } from './meta-analysis.ts';
import { profileQ, type Tau2Limits } from './q-profile.ts';
import { type RandomEffects, randomEffects, typicalVariance } from './random-effects.ts';
import { tau2ByLikelihood } from './reml.ts';
import { weightedMoments } from './weighted-moments.ts';

/** The pooled effect without one of the domains. */
export interface LeftOut {
  /** Position of the domain left out. */
  readonly without: number;
  readonly estimate: number;
  /** Floored Hartung–Knapp; refused for fewer than five domains in all, where only the points are shown. */
  readonly limits: Limits | Refusal;
}

/** A summary over domains. It describes; no verdict is made on it. */
export interface PooledDomains {
  readonly count: number;
  /** REML estimate of the mean effect, in the effects' unit. */
  readonly estimate: number;
  /** Standard error, interval and p by Hartung and Knapp with the floor. */
  readonly se: number;
  readonly limits: Limits;
  readonly p: number;
  readonly tau2: number;
  readonly tau2Limits: Tau2Limits;
  /** I² as a share; with few domains only its interval, from that of τ², says anything. */
  readonly i2: { readonly point: number; readonly limits: Limits };
  /** For the effect in a new domain (Higgins); refused for fewer than five. */
  readonly prediction: Limits | Refusal;
  readonly leaveOneOut: readonly LeftOut[] | Refusal;
  /** All estimators and intervals; refused for fewer than five. */
  readonly full: MetaAnalysis | Refusal;
}

const FEWEST = 3;
const FEWEST_FOR_ALL = 5;
/** Above this, leaving one out costs seconds and shows nothing. */
const MOST_LEFT_OUT = 1000;

const tooFew = (count: number, needed: number, what: string): Refusal =>
  refuse('TOO_FEW_OBSERVATIONS', 'effects', `${count} domains: ${what} from ${needed} on.`);

const pooledReml = (effects: Effects, tail: number): RandomEffects =>
  randomEffects(effects, tau2ByLikelihood(effects), tail);

interface Domains {
  readonly effects: ArrayLike<number>;
  readonly variances: ArrayLike<number>;
  readonly tail: number;
}

function leaveOneOut({ effects, variances, tail }: Domains): readonly LeftOut[] | Refusal {
  const count = effects.length;
  if (count > MOST_LEFT_OUT) {
    return refuse('OUT_OF_RANGE', 'effects', `${count} effects: one is left out of ${MOST_LEFT_OUT} at most.`);
  }
  const left: LeftOut[] = [];
  for (let without = 0; without < count; without++) {
    const others = (values: ArrayLike<number>) => Array.from(values).filter((_, at) => at !== without);
    const read = readEffects(others(effects), others(variances));
    if (isRefused(read)) return read;
    const { estimate, floored } = pooledReml(read, tail);
    const limits =
      count < FEWEST_FOR_ALL ? tooFew(count, FEWEST_FOR_ALL, 'limits without one of them') : floored.limits;
    left.push({ without, estimate, limits });
  }
  return left;
}

/** I² is increasing in τ², so that its limits are those of τ² on its own scale. */
function i2Limits(effects: Effects, { low, high }: Limits): Limits {
  const typical = typicalVariance(effects, weightedMoments(effects, 0));
  const share = (tau2: number): number => 1 / (1 + typical / tau2);
  return { low: share(low), high: share(high) };
}

/**
 * Pools the effects of several domains as far as their number allows. Fewer than three: nothing. Three or four: the REML
 * estimate with the floored Hartung–Knapp interval, I² with its interval, points with one domain left out; no prediction
 * interval. Five or more: everything.
 * @param effects one per domain, such as gains in accuracy points
 * @param variances their sampling variances, in that unit squared, > 0
 * @param tail one-sided error, in [1e-12, 0.5)
 * @returns refused: TOO_FEW_OBSERVATIONS for one or two domains, OUT_OF_RANGE, LENGTH_MISMATCH, EMPTY_INPUT, NON_FINITE,
 * ZERO_VARIANCE, and NOT_ACHIEVABLE for a tail below 1e-12
 * @source as for `metaAnalysis`; I² limits: Viechtbauer (2007), Statistics in Medicine 26:37–52. The thresholds are this
 * project's policy.
 */
export function poolDomains(
  effects: ArrayLike<number>,
  variances: ArrayLike<number>,
  tail: number,
): PooledDomains | Refusal {
  const wrong = checkLevel(tail);
  if (wrong !== undefined) return wrong;
  const read = readEffects(effects, variances);
  if (isRefused(read)) return read;
  const count = effects.length;
  if (count < FEWEST) return tooFew(count, FEWEST, 'they are pooled');
  const tau2Limits = profileQ(read, tail);
  const { tau2, estimate, floored, i2, prediction } = pooledReml(read, tail);
  const enough = count >= FEWEST_FOR_ALL;
  return {
    count,
    estimate,
    ...floored,
    tau2,
    tau2Limits,
    i2: { point: i2, limits: i2Limits(read, tau2Limits) },
    prediction: enough ? prediction.higgins : tooFew(count, FEWEST_FOR_ALL, 'a prediction interval is given'),
    leaveOneOut: leaveOneOut({ effects, variances, tail }),
    full: enough ? metaAnalysis(effects, variances, tail) : tooFew(count, FEWEST_FOR_ALL, 'all estimators are shown'),
  };
}
