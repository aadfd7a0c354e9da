import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accept } from '../../../src/core/refusal.ts';
import { crossedBootstrapMeans } from '../../../src/stats/bootstrap/crossed-bootstrap.ts';
import type { SeedBlocks } from '../../../src/stats/bootstrap/seed-blocks.ts';
import type { PairedMatrix } from '../../../src/stats/gain/paired-matrix.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { bracketOutcome, hasSpread } from '../../support/bracket-outcome.ts';
import { chiSquareScore } from '../../support/chi-square.ts';
import { differences, type Json, loadGolden } from '../../support/golden.ts';
import { matrixOf, permuted, stackRows } from '../../support/matrices.ts';

const golden = { ...loadGolden('bootstrap_hierarchical'), core: {} };
const cases = golden.cases.filter(one => one.op === 'crossed_bootstrap_arms_exact' && hasSpread(one));

const turned = (matrix: PairedMatrix): PairedMatrix => ({ ...matrix, values: matrix.values.map(value => 0 - value) });
const meansOf = (blocks: SeedBlocks, replicates: number, seed: number): Float64Array =>
  accept(crossedBootstrapMeans(blocks, replicates, createRng(seed)));

test.each(cases.map(one => [one.id, one] as const))('%s: inside the band around the exact distribution', (_, one) => {
  const arms = [stackRows(one.input.a as readonly Json[]), turned(stackRows(one.input.b as readonly Json[]))];
  expect(differences(golden, one, bracketOutcome(one, meansOf(arms, 39_999, 1)))).toEqual([]);
});

test('seeds of the arms are drawn apart: two binomials, not one', () => {
  // Arms of two seeds, 1 and 0: means k/2 − l/2 with independent k, l ~ (1, 2, 1)/4; drawn together they would all be 0.
  const arm = matrixOf([[1], [0]]);
  const counts = new Int32Array(5);
  for (const mean of meansOf([arm, turned(arm)], 20_000, 2)) {
    counts[Math.round(2 * mean) + 2] = (counts[Math.round(2 * mean) + 2] as number) + 1;
  }
  const law = [1, 4, 6, 4, 1].map(share => (20_000 * share) / 16);
  expect(Math.abs(chiSquareScore(counts, law))).toBeLessThan(4);
});

test('items are drawn jointly: arms that differ by a constant always do', () => {
  const arms = [matrixOf([[0.75, 1, 0.5]]), turned(matrixOf([[0.5, 0.75, 0.25]]))];
  for (const mean of meansOf(arms, 100, 3)) expect(mean).toBeCloseTo(0.25, 14);
});

const armOf = (seeds: number) =>
  fc
    .array(fc.integer({ min: 0, max: 4 }), { minLength: 7 * seeds, maxLength: 7 * seeds })
    .map(values => ({ seeds, items: 7, values: Float64Array.from(values, value => value / 4) }));

test('the order of seeds changes no byte, and swapped arms mirror every replicate', () => {
  fc.assert(
    fc.property(armOf(2), armOf(3), fc.nat(), (candidate, baseline, seed) => {
      const means = meansOf([candidate, turned(baseline)], 40, 1);
      // Both arms keep the order of their items in common.
      const seedsOnly = (matrix: PairedMatrix) => {
        const columns = {
          seeds: 1,
          items: matrix.seeds,
          values: Float64Array.from({ length: matrix.seeds }, (_, s) => s),
        };
        const order = permuted(columns, createRng(seed)).values;
        const rows = Array.from(order, s => Array.from(matrix.values.subarray(7 * s, 7 * s + 7)));
        return matrixOf(rows);
      };
      expect(meansOf([seedsOnly(candidate), turned(seedsOnly(baseline))], 40, 1)).toEqual(means);
      const sum = (matrix: PairedMatrix) => matrix.values.reduce((total, value) => total + value, 0) / matrix.seeds;
      fc.pre(Math.abs(sum(candidate) - sum(baseline)) > 1e-9);
      const swapped = meansOf([baseline, turned(candidate)], 40, 1);
      expect(swapped.map(mean => 0 - mean)).toEqual(means.map(mean => mean + 0));
    }),
  );
});

test('one set of seeds is what a single matrix is', () => {
  const matrix = matrixOf([
    [1, 0, 0.5],
    [0, 0, 1],
  ]);
  expect(meansOf([matrix], 99, 4)).toEqual(meansOf(matrix, 99, 4));
});

test.each<[string, SeedBlocks, string]>([
  ['no arm', [], 'EMPTY_INPUT'],
  ['a gap', [matrixOf([[1, 0]]), { seeds: 2, items: 2, values: new Float64Array(3) }], 'LENGTH_MISMATCH'],
  ['other items', [matrixOf([[1, 0]]), matrixOf([[1, 0, 1]])], 'LENGTH_MISMATCH'],
  ['NaN', [matrixOf([[1, 0]]), matrixOf([[1, Number.NaN]])], 'NON_FINITE'],
])('%s is refused', (_, blocks, code) => {
  expect(crossedBootstrapMeans(blocks, 99, createRng(1))).toMatchObject({ status: 'refused', code });
});
