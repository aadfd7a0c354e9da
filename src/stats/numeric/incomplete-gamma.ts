import { deviance, stirlingError } from './saddle-point.ts';

/** Below it e^x is 0. */
const LEAST_LOG = -745;

interface GammaTails {
  /** P(a, x), precise where it is small. */
  readonly lower: number;
  /** Q(a, x) = 1 − P(a, x), precise where it is small. */
  readonly upper: number;
}

/** log(x^a·e^{−x}/Γ(a + 1)). */
const logPoissonTerm = (a: number, x: number): number =>
  -stirlingError(a) - deviance(a, x) - 0.5 * Math.log(2 * Math.PI * a);

/** P/(x^a·e^{−x}/Γ(a + 1)) = 1 + x/(a + 1) + x²/((a + 1)(a + 2)) + …, for x below a + 1. */
function series(a: number, x: number): number {
  let sum = 1;
  for (let term = x / (a + 1), n = 2; term > 1e-17 * sum; n++) {
    sum += term;
    term *= x / (a + n);
  }
  return sum;
}

/** Q/(x^a·e^{−x}/Γ(a)) as a continued fraction by Lentz's method, for x from a + 1 on. */
function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let value = d;
  for (let n = 1; ; n++) {
    const step = n * (a - n);
    b += 2;
    d = 1 / (b + step * d);
    c = b + step / c;
    value *= c * d;
    if (!(Math.abs(c * d - 1) >= 4e-16)) return value;
  }
}

/** Whether x lies where the series gives P, and not the fraction Q: there P is not close to 1. */
const isLow = (a: number, x: number): boolean => x < a + 1;

/** log P(a, x) or log Q(a, x), also where that is below the smallest double. */
function logTail(a: number, x: number, isLower: boolean): number {
  const log = isLow(a, x)
    ? logPoissonTerm(a, x) + Math.log(series(a, x))
    : logPoissonTerm(a, x) + Math.log(a * fraction(a, x));
  return isLow(a, x) === isLower ? log : Math.log1p(-Math.exp(log));
}

/**
 * The regularised incomplete gamma functions P(a, x) and Q(a, x) of a > 0, x ≥ 0, each to about 1e-12 relative where it is the
 * smaller one. The time grows with √a near x = a.
 * @source Series and continued fraction: DLMF 8.7.1 and 8.9.2. The factor in front: Loader (2000).
 */
export function incompleteGamma(a: number, x: number): GammaTails {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  const tail = Math.min(1, Math.exp(logTail(a, x, isLow(a, x))));
  return isLow(a, x) ? { lower: tail, upper: 1 - tail } : { lower: 1 - tail, upper: tail };
}

/** A bound on the root that lies on its outer side, as a logarithm. */
function outerBound(a: number, logGoal: number, isLower: boolean): number {
  const spread = Math.sqrt(-2 * a * logGoal);
  if (!isLower) return Math.log(a + spread - logGoal);
  // P(a, x) ≤ x^a/Γ(a + 1).
  const power = (logGoal + stirlingError(a) + 0.5 * Math.log(2 * Math.PI * a)) / a + Math.log(a) - 1;
  return spread < a ? Math.max(power, Math.log(a - spread)) : power;
}

/**
 * The x at which P(a, x) = p, p in [0, 1]. Newton's method on the logarithm of the smaller tail against log x: concave, so
 * that from a bound on the outer side of the root every step comes nearer and none goes past it.
 * @source The bounds: Laurent & Massart (2000), Annals of Statistics 28:1302–1338, lemma 1.
 */
export function incompleteGammaQuantile(p: number, a: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return Number.POSITIVE_INFINITY;
  const isLower = p <= 0.5;
  const logGoal = isLower ? Math.log(p) : Math.log1p(-p);
  let logX = outerBound(a, logGoal, isLower);
  for (let step = 0; step < 100 && logX > LEAST_LOG; step++) {
    const x = Math.exp(logX);
    const log = logTail(a, x, isLower);
    const change = ((logGoal - log) / a) * Math.exp(log - logPoissonTerm(a, x));
    logX += isLower ? change : -change;
    if (Math.abs(change) < 1e-15) break;
  }
  return Math.exp(logX);
}
