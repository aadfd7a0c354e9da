import { expect, test } from 'vitest';
import { drawColumns } from '../../../src/stats/planning/draw-columns.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

const DRAWS = 20_000;

test.each([
  ['correlated columns', 0.015],
  ['columns that are one and the same', Math.sqrt(0.02 * 0.03)],
  ['cells without a common item', 0],
])('%s: means and covariances have the moments of the normal model', (_, covariance) => {
  const rng = createRng(3, 'columns');
  const [items, variances] = [[30, 30] as const, [0.02, 0.03] as const];
  const sums = { mean: [0, 0], square: [0, 0], cross: 0, covariance: [0, 0, 0] };
  for (let draw = 0; draw < DRAWS; draw++) {
    const { means, covariance: found } = drawColumns({ items, variances, covariance }, rng);
    means.forEach((mean, at) => {
      sums.mean[at] = (sums.mean[at] as number) + mean / DRAWS;
      sums.square[at] = (sums.square[at] as number) + (mean * mean) / DRAWS;
    });
    sums.cross += (means[0] * means[1]) / DRAWS;
    found.forEach((value, at) => {
      sums.covariance[at] = (sums.covariance[at] as number) + value / DRAWS;
    });
  }
  const close = (got: number, wanted: number, scale: number) =>
    expect(Math.abs(got - wanted)).toBeLessThan(0.04 * scale);
  variances.forEach((variance, at) => {
    close(sums.mean[at] as number, 0, Math.sqrt(variance / 30));
    close(sums.square[at] as number, variance / 30, variance / 30);
  });
  close(sums.cross, covariance / 30, 0.025 / 30);
  const wanted = [variances[0], covariance, variances[1]];
  wanted.forEach((value, at) => {
    close(sums.covariance[at] as number, value, 0.025);
  });
});

test('the sample covariance never exceeds what the variances allow', () => {
  const rng = createRng(4, 'bounds');
  for (let draw = 0; draw < 1000; draw++) {
    const { covariance } = drawColumns({ items: [15, 15], variances: [0.5, 0.001], covariance: 0.02 }, rng);
    expect(covariance[1] ** 2).toBeLessThanOrEqual(covariance[0] * covariance[2] * (1 + 1e-12));
  }
});
