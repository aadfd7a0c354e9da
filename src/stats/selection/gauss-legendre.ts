/** A quadrature rule on [−1, 1]. */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** Legendre polynomial of degree `degree` at x and its derivative, by the three-term recurrence. */
function legendre(degree: number, x: number): { readonly value: number; readonly slope: number } {
  let previous = 1;
  let value = x;
  for (let n = 2; n <= degree; n++) {
    [previous, value] = [value, ((2 * n - 1) * x * value - (n - 1) * previous) / n];
  }
  return { value, slope: (degree * (x * value - previous)) / (x * x - 1) };
}

/**
 * Gauss–Legendre quadrature, exact for polynomials of degree 2·count − 1.
 * @param count number of nodes, ≥ 2
 * @source Golub & Welsch (1969), Mathematics of Computation 23:221–230, for the rule; nodes here by Newton's method from the
 * usual cosine approximation.
 */
export function gaussLegendre(count: number): Quadrature {
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    let x = Math.cos((Math.PI * (at + 0.75)) / (count + 0.5));
    for (let step = 0; step < 10; step++) {
      const { value, slope } = legendre(count, x);
      x -= value / slope;
    }
    const { slope } = legendre(count, x);
    nodes[at] = x;
    weights[at] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}
