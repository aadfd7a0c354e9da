// The two pieces of Loader's form of the gamma, Poisson and binomial probabilities. log Γ of large arguments, subtracted,
// would leave eight digits at a million trials; these leave fifteen.

/** From the series from 16 on, from δ(x) = δ(x + 1) + (x + ½)·log(1 + 1/x) − 1 below. */
function errorOf(x: number): number {
  let shifted = x;
  let sum = 0;
  for (; shifted < 16; shifted++) sum += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
  const square = 1 / (shifted * shifted);
  const series = 1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)));
  return sum + series / shifted;
}

const WHOLE = Float64Array.from({ length: 16 }, (_, x) => (x === 0 ? Number.NaN : errorOf(x)));

/**
 * log Γ(x + 1) less Stirling's (x + ½)·log x − x + ½·log 2π, for x > 0.
 * @source Stirling's series, DLMF 5.11.1.
 */
export function stirlingError(x: number): number {
  return x < 16 && Number.isInteger(x) ? (WHOLE[x] as number) : errorOf(x);
}

/**
 * x·log(x/mean) + mean − x for x ≥ 0 and mean > 0: never negative, and without cancelling where x is near the mean.
 * @source Loader (2000), "Fast and accurate computation of binomial probabilities", his D₀; summed as a power series of
 * (x − mean)/(x + mean) where that is small.
 */
export function deviance(x: number, mean: number): number {
  if (x === 0) return mean;
  // Two logarithms, because the ratio itself may be too large or too small for a double.
  if (x > 1e300 * mean || mean > 1e300 * x) return x * (Math.log(x) - Math.log(mean)) + mean - x;
  if (Math.abs(x - mean) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  const v = (x - mean) / (x + mean);
  const square = v * v;
  let sum = (x - mean) * v;
  let power = 2 * x * v;
  for (let order = 3; ; order += 2) {
    power *= square;
    const next = sum + power / order;
    if (!(Math.abs(next - sum) > 0)) return next;
    sum = next;
  }
}
