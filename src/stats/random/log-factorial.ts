const HALF_LOG_TWO_PI = 0.918_938_533_204_672_8;

const SMALL = Float64Array.from({ length: 32 }, (_, k) => {
  let product = 1;
  for (let factor = 2; factor <= k; factor++) product *= factor;
  return Math.log(product);
});

/**
 * log k! to about 1e-15 relative: from the product below 32, by Stirling's series above.
 * @param k whole, ≥ 0
 * @source Stirling's series, DLMF 5.11.1.
 */
export function logFactorial(k: number): number {
  if (k < 32) return SMALL[k] as number;
  const inverse = 1 / k;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
  return (k + 0.5) * Math.log(k) - k + HALF_LOG_TWO_PI + series;
}
