import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rng } from '../../../src/core/random.ts';
import { accept } from '../../../src/core/refusal.ts';
import { bootstrapIntervals } from '../../../src/stats/bootstrap/bootstrap-intervals.ts';
import { columnPatterns } from '../../../src/stats/bootstrap/column-patterns.ts';
import { crossedAcceleration } from '../../../src/stats/bootstrap/crossed-acceleration.ts';
import { crossedBootstrapMeans } from '../../../src/stats/bootstrap/crossed-bootstrap.ts';
import type { PairedMatrix } from '../../../src/stats/gain/paired-matrix.ts';
import { createRng } from '../../../src/stats/random/rng.ts';
import { chiSquareScore, tally } from '../../support/chi-square.ts';
import { checkGolden, type GoldenCase, type Json, loadGolden, numberOf, numbersOf } from '../../support/golden.ts';
import { extremeMatrices, matrixOf, permuted } from '../../support/matrices.ts';

const golden = loadGolden('bootstrap_hierarchical');
/** One seed is a matter of the label (see below), not of a refusal; gaps are refused by name below. */
const cases = golden.cases
  .filter(one => one.op === 'crossed_bootstrap_exact' && one.kind === 'value')
  .map((one): [string, GoldenCase] => [one.id, one]);

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const sdOf = (values: Float64Array): number => {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
};

function summary(matrix: PairedMatrix, level: number, rng: Rng) {
  const replicates = accept(crossedBootstrapMeans(matrix, 39_999, rng));
  const point = meanOf(matrix.values);
  const acceleration = crossedAcceleration(matrix);
  const { percentile } = accept(bootstrapIntervals({ replicates, point, tail: (1 - level) / 2, acceleration }));
  if (percentile.status === 'refused') return percentile;
  return {
    theta_hat: point,
    boot_sd: sdOf(replicates),
    percentile: [percentile.low, percentile.high],
    mc: true as const,
  };
}

/** The naive way: indices of seeds and items, one by one. */
function naiveMeans({ seeds, items, values }: PairedMatrix, replicates: number, rng: Rng): Float64Array {
  return new Float64Array(replicates).map(() => {
    const rows = Array.from({ length: seeds }, () => rng.below(seeds));
    let sum = 0;
    for (let draw = 0; draw < items; draw++) {
      const item = rng.below(items);
      for (const row of rows) sum += values[row * items + item] as number;
    }
    return sum / (seeds * items);
  });
}

/** Two-sample Kolmogorov–Smirnov distance times √(nm/(n+m)); above 1.95 in one of a thousand honest cases. */
function kolmogorov(a: Float64Array, b: Float64Array): number {
  const [x, y] = [a.toSorted(), b.toSorted()];
  let [i, j, widest] = [0, 0, 0];
  while (i < x.length && j < y.length) {
    const at = Math.min(x[i] as number, y[j] as number) + 1e-12;
    while (i < x.length && (x[i] as number) <= at) i++;
    while (j < y.length && (y[j] as number) <= at) j++;
    widest = Math.max(widest, Math.abs(i / x.length - j / y.length));
  }
  return widest * Math.sqrt((x.length * y.length) / (x.length + y.length));
}

function simulated(seeds: number, items: number, draw: (rng: Rng) => number): PairedMatrix {
  const rng = createRng(77, seeds, items);
  return { seeds, items, values: new Float64Array(seeds * items).map(() => draw(rng)) };
}

const binary = (rng: Rng): number => {
  const u = rng.uniform();
  return u < 0.15 ? 1 : u > 0.9 ? -1 : 0;
};

/** Law of the sum of as many values as there are, one draw after the other. */
function convolvedLaw({ items, values }: PairedMatrix): { start: number; chances: Float64Array } {
  let chances = Float64Array.of(1);
  const shares = [-1, 0, 1].map(sign => values.filter(value => value === sign).length / items);
  for (let draw = 0; draw < items; draw++) {
    const next = new Float64Array(chances.length + 2);
    for (const [sum, chance] of chances.entries()) {
      for (const [step, share] of shares.entries()) next[sum + step] = (next[sum + step] as number) + chance * share;
    }
    chances = next;
  }
  return { start: -items, chances };
}

/** Neighbouring bins put together until each expects ten. */
function pooledBins(expected: Float64Array): { from: number; to: number; mass: number }[] {
  const bins: { from: number; to: number; mass: number }[] = [];
  let [from, mass] = [0, 0];
  for (const [at, one] of expected.entries()) {
    mass += one;
    if (mass < 10) continue;
    bins.push({ from, to: at + 1, mass });
    [from, mass] = [at + 1, 0];
  }
  const last = bins.at(-1);
  if (last !== undefined) Object.assign(last, { to: expected.length, mass: last.mass + mass });
  return bins;
}

describe('the crossed bootstrap', () => {
  test('right or wrong, one seed: item by item and from the exact law, the draws have the exact probabilities', () => {
    const matrix = simulated(1, 60, binary);
    const { patterns } = columnPatterns(matrix);
    expect(patterns).toBe(3);
    const { start, chances } = convolvedLaw(matrix);
    const draws = 60_000;
    const expected = pooledBins(chances.map(chance => draws * chance));
    for (const means of [
      accept(crossedBootstrapMeans(matrix, draws, createRng(4, 'law'))),
      naiveMeans(matrix, draws, createRng(4, 'naive')),
    ]) {
      const counts = tally(
        Array.from(means, mean => Math.round(mean * 60) - start),
        chances.length,
      );
      const observed = expected.map(({ from, to }) => counts.subarray(from, to).reduce((sum, one) => sum + one, 0));
      expect(
        Math.abs(
          chiSquareScore(
            observed,
            expected.map(({ mass }) => mass),
          ),
        ),
      ).toBeLessThan(4);
    }
  });

  test.each(cases)('%s: inside the band around the exact distribution', (_, one) => {
    const rows = one.input.d as readonly Json[];
    const matrix = {
      seeds: rows.length,
      items: numbersOf(rows[0]).length,
      values: Float64Array.from(rows.flatMap(numbersOf)),
    };
    const compute = () => summary(matrix, numberOf(one.params.level), createRng(1, one.id));
    expect(checkGolden(golden, one, compute)).toEqual([]);
  });

  test('one seed: items alone are drawn, which is what the matrix and its label say', () => {
    const means = accept(crossedBootstrapMeans(matrixOf([[1, 1, 0, 1, 1]]), 39_999, createRng(2)));
    expect(sdOf(means)).toBeCloseTo(Math.sqrt((0.8 * 0.2) / 5), 2);
    const counts = new Int32Array(6);
    for (const mean of means) counts[Math.round(5 * mean)] = (counts[Math.round(5 * mean)] ?? 0) + 1;
    const law = [0.00032, 0.0064, 0.0512, 0.2048, 0.4096, 0.32768].map(share => share * 39_999);
    expect(Math.abs(chiSquareScore(counts, law))).toBeLessThan(4);
  });

  test.each<[string, PairedMatrix]>([
    ['multinomial counts, one binary seed', simulated(1, 400, binary)],
    ['multinomial counts, five binary seeds', simulated(5, 300, binary)],
    ['gathered items, few binary items', simulated(3, 12, binary)],
    ['gathered items, real values', simulated(4, 50, rng => rng.normal() + 0.3)],
    ['gathered items, one real seed', simulated(1, 60, rng => rng.uniform() ** 3)],
    ['seed draws that never repeat', simulated(14, 30, binary)],
    ['whole values too large to merge', simulated(3, 40, rng => rng.below(5000))],
  ])('%s: the same law as drawing indices one by one', (_, matrix) => {
    const fast = accept(crossedBootstrapMeans(matrix, 20_000, createRng(3, 'fast')));
    const naive = naiveMeans(matrix, 20_000, createRng(3, 'naive'));
    expect(kolmogorov(fast, naive)).toBeLessThan(1.95);
    expect(Math.abs(meanOf(fast) - meanOf(naive)) / (sdOf(naive) * Math.sqrt(2 / 20_000))).toBeLessThan(4);
    expect(Math.abs(sdOf(fast) / sdOf(naive) - 1)).toBeLessThan(0.04);
  });

  test('the same stream gives the same bytes, another stream others', () => {
    const matrix = simulated(5, 100, binary);
    const run = (seed: number) => accept(crossedBootstrapMeans(matrix, 500, createRng(seed, 'b')));
    expect(run(1)).toEqual(run(1));
    expect(run(2)).not.toEqual(run(1));
  });

  test('permuting seeds and items changes no byte', () => {
    fc.assert(
      fc.property(extremeMatrices, fc.nat(), (matrix, seed) => {
        const moved = permuted(matrix, createRng(seed));
        const means = accept(crossedBootstrapMeans(matrix, 50, createRng(1)));
        expect(accept(crossedBootstrapMeans(moved, 50, createRng(1)))).toEqual(means);
      }),
    );
  });

  test('swapping the arms mirrors every replicate exactly', () => {
    fc.assert(
      fc.property(extremeMatrices, matrix => {
        const total = matrix.values.reduce((sum, value) => sum + value, 0);
        fc.pre(Math.abs(total) > 1e-9);
        const swapped = { ...matrix, values: matrix.values.map(value => -value) };
        const mirrored = accept(crossedBootstrapMeans(swapped, 50, createRng(1))).map(mean => 0 - mean);
        expect(mirrored).toEqual(accept(crossedBootstrapMeans(matrix, 50, createRng(1))).map(mean => 0 + mean));
      }),
    );
  });

  test('identical outcomes give identical replicates', () => {
    expect(accept(crossedBootstrapMeans(matrixOf([[1, 1, 1]]), 20, createRng(1)))).toEqual(
      new Float64Array(20).fill(1),
    );
    const flat = accept(crossedBootstrapMeans(matrixOf([[0.3], [0.3]]), 20, createRng(1)));
    expect(flat).toEqual(new Float64Array(20).fill(0.3));
  });

  test.each<[string, PairedMatrix, number, string]>([
    ['a gap', { seeds: 2, items: 3, values: new Float64Array(5) }, 9, 'LENGTH_MISMATCH'],
    ['no items', { seeds: 1, items: 0, values: new Float64Array(0) }, 9, 'EMPTY_INPUT'],
    ['NaN', matrixOf([[0, Number.NaN]]), 9, 'NON_FINITE'],
    ['no replicates', matrixOf([[0, 1]]), 0, 'OUT_OF_RANGE'],
    ['half a replicate', matrixOf([[0, 1]]), 1.5, 'OUT_OF_RANGE'],
  ])('%s is refused', (_, matrix, replicates, code) => {
    expect(crossedBootstrapMeans(matrix, replicates, createRng(1))).toMatchObject({ status: 'refused', code });
  });
});
