import { expect, test } from 'vitest';
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
