import { describe, expect, test } from 'vitest';
import { alignedPatterns } from '../../../src/stats/bootstrap/column-patterns.ts';
import { crossedSums } from '../../../src/stats/bootstrap/crossed-sums.ts';
import type { PairedMatrix } from '../../../src/stats/gain/paired-matrix.ts';
import { createRng } from '../../../src/stats/random/rng.ts';

const made = (seeds: number, items: number, unit: number): PairedMatrix => ({
  seeds,
  items,
  values: Float64Array.from({ length: seeds * items }, (_, at) => unit * ((at * at + (at >> 3)) % 3)),
});

/** Mean of a replicate, and its variance over seeds and items drawn with replacement. */
function moments({ seeds, items, values }: PairedMatrix) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const rowMeans = Array.from(
    { length: seeds },
    (_, s) => values.subarray(s * items, (s + 1) * items).reduce((a, b) => a + b) / items,
  );
  const columnMeans = Array.from(
    { length: items },
    (_, i) => rowMeans.reduce((sum, _, s) => sum + (values[s * items + i] as number), 0) / seeds,
  );
  const square = (list: readonly number[]) => list.reduce((sum, one) => sum + (one - mean) ** 2, 0) / list.length;
  const all = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const [ofSeeds, ofItems] = [square(rowMeans), square(columnMeans)];
  return { mean, variance: ofSeeds / seeds + ofItems / items + (all - ofSeeds - ofItems) / (seeds * items) };
}

describe.each<[string, PairedMatrix[]]>([
  ['lanes', [made(3, 40, 1), made(3, 40, 2)]],
  ['merged counts', [made(1, 4000, 1), made(1, 4000, -1)]],
  ['counts of whole patterns', [made(2, 30, 0.1), made(2, 30, 1), made(2, 30, 0.25)]],
  ['numbers too large for lanes', [made(2, 30, 1000), made(2, 30, 5)]],
])('%s', (_, matrices) => {
  const { seeds, items } = matrices[0] as PairedMatrix;
  const totals = crossedSums(alignedPatterns(matrices, [seeds]), 4000, createRng(1));

  test('have the mean and the variance of crossed resampling', () => {
    for (const [at, matrix] of matrices.entries()) {
      const { mean, variance } = moments(matrix);
      const means = (totals[at] as Float64Array).map(total => total / (seeds * items));
      const average = means.reduce((sum, one) => sum + one, 0) / means.length;
      const spread = means.reduce((sum, one) => sum + (one - average) ** 2, 0) / means.length;
      expect(Math.abs(average - mean)).toBeLessThan(4.5 * Math.sqrt(variance / 4000));
      expect(Math.abs(spread / variance - 1)).toBeLessThan(0.12);
    }
  });

  test('share the draws: matrices in proportion have sums in proportion', () => {
    const [first, second] = matrices as [PairedMatrix, PairedMatrix];
    const factor = (second.values[1] as number) / (first.values[1] as number);
    for (let r = 0; r < 50; r++) expect(totals[1]?.[r]).toBeCloseTo(factor * (totals[0]?.[r] as number), 6);
  });
});
