import type { Rng } from '../../core/random.ts';

/**
 * One draw from χ² with `df` ≥ 1 degrees of freedom, as 2·Gamma(df/2) by Marsaglia & Tsang's squeeze; df = 1 as a
 * squared normal, because their method needs a shape of at least 1.
 * @source Marsaglia & Tsang (2000), ACM TOMS 26:363–372.
 */
export function drawChiSquare(df: number, rng: Rng): number {
  if (df < 2) {
    const z = rng.normal();
    return z * z;
  }
  const d = df / 2 - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = rng.normal();
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root ** 3;
    const square = x * x;
    const u = rng.uniform();
    // Their squeeze: it accepts nothing that the logarithms would not, and spares them in 98 draws of 100.
    if (u < 1 - 0.0331 * square * square || Math.log(u) < 0.5 * square + d - d * v + d * Math.log(v)) return 2 * d * v;
  }
}
