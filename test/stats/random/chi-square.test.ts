import { expect, test } from 'vitest';
import type { Rng } from '../../../src/core/random.ts';
import { drawChiSquare } from '../../../src/stats/random/chi-square.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

test.each([1, 2, 4, 5048])('χ² with %i degrees of freedom has its mean and variance', df => {
  const rng = createRng(3, 'chi-square', df);
  const draws = Array.from({ length: 20_000 }, () => drawChiSquare(df, rng));
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length;
  expect(Math.abs(mean / df - 1)).toBeLessThan(4 * Math.sqrt(2 / df / draws.length));
  expect(Math.abs(variance / (2 * df) - 1)).toBeLessThan(0.12);
  expect(Math.min(...draws)).toBeGreaterThan(0);
});

/** Marsaglia & Tsang's method with nothing but the logarithms to accept by. */
function drawWithoutSqueeze(df: number, rng: Rng): number {
  const d = df / 2 - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = rng.normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(rng.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return 2 * d * v;
  }
}

test.each([2, 3, 4, 40, 5048])('%i degrees of freedom: the squeeze takes the same draws as the logarithms', df => {
  const [one, other] = [createRng(9, 'squeeze', df), createRng(9, 'squeeze', df)];
  for (let draw = 0; draw < 20_000; draw++) {
    if (drawChiSquare(df, one) !== drawWithoutSqueeze(df, other)) expect.fail(`draw ${draw} differs`);
  }
  expect(one.uint32()).toBe(other.uint32());
});
