/** A law as points with weights that add up to 1: integrals are sums over it. */
export interface Nodes {
  readonly at: Float64Array;
  readonly weight: Float64Array;
}

/** Steps between nodes, and where the tails are cut, in standard deviations. */
const [STEP, REACH] = [1, 5.5];

/** Widest step on the logit scale: logistic functions have poles at ±iπ, so the rule errs by e^(−2π²/step). */
const WIDEST_STEP = 0.5;

const normalised = (at: Float64Array, weight: Float64Array): Nodes => {
  const total = weight.reduce((sum, one) => sum + one, 0);
  return { at, weight: weight.map(one => one / total) };
};

/**
 * N(0, sd²) by the trapezoidal rule, which converges geometrically for analytic functions: with steps of one sd the error is
 * 2·e^(−2π²) ≈ 5e-9.
 * @source Trefethen & Weideman (2014), "The exponentially convergent trapezoidal rule", SIAM Review 56:385–458.
 */
export function normalNodes(sd: number): Nodes {
  if (sd === 0) return { at: Float64Array.of(0), weight: Float64Array.of(1) };
  const step = Math.min(STEP * sd, WIDEST_STEP);
  const half = Math.ceil((REACH * sd) / step);
  const at = Float64Array.from({ length: 2 * half + 1 }, (_, k) => (k - half) * step);
  return normalised(
    at,
    at.map(x => Math.exp(-0.5 * (x / sd) ** 2)),
  );
}

/** Nodes of the tail-heavy law below, each in terms of an angle. */
const ANGLES = 80;

/** Student's t with 3 degrees of freedom, scaled to the standard deviation `sd`: x = sd·tan φ has the density (2/π)·cos² φ. */
export function heavyNodes(sd: number): Nodes {
  const angles = Float64Array.from({ length: ANGLES }, (_, k) => ((k + 0.5) / ANGLES - 0.5) * Math.PI);
  return normalised(
    angles.map(angle => sd * Math.tan(angle)),
    angles.map(angle => Math.cos(angle) ** 2),
  );
}

/** The law of a sum of two independent effects. */
export function addNodes(x: Nodes, y: Nodes): Nodes {
  const size = y.at.length;
  const at = new Float64Array(x.at.length * size);
  const weight = new Float64Array(at.length);
  for (let k = 0; k < at.length; k++) {
    at[k] = (x.at[Math.floor(k / size)] as number) + (y.at[k % size] as number);
    weight[k] = (x.weight[Math.floor(k / size)] as number) * (y.weight[k % size] as number);
  }
  return { at, weight };
}

/** 0, or `shift` with the given chance. */
export const mixNodes = (shift: number, chance: number): Nodes =>
  chance === 0 ? normalNodes(0) : { at: Float64Array.of(0, shift), weight: Float64Array.of(1 - chance, chance) };
